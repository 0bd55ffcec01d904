using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    /// <summary>The file as another program would open it.</summary>
    internal static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    [Theory]
    [InlineData("a shopping list")]
    [InlineData("SQLite format 3\0 and nothing of it, but long enough to have a header of a hundred bytes ......")]
    public void That_is_something_else_is_refused_and_not_touched(string content)
    {
        System.IO.File.WriteAllText(File, content);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
        Assert.Single(Directory.GetFiles(_folder.PathOf(".")));
    }

    [Fact]
    public void Of_another_program_is_refused_and_not_touched()
    {
        Sql("CREATE TABLE shopping (what TEXT)");
        var before = System.IO.File.ReadAllBytes(File);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Of_a_newer_version_is_refused_and_not_touched()
    {
        CallLedger.Open(File).Dispose();
        Sql("PRAGMA user_version = 4");
        var before = System.IO.File.ReadAllBytes(File);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerNewer, failure.Diagnostics[0].Rule);
        Assert.Contains("its version is 4, this one knows 3", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Of_a_newer_version_is_refused_even_if_only_the_log_says_so()
    {
        CallLedger.Open(File).Dispose();
        using var newer = Connect();
        LedgerFile.Execute(newer, "PRAGMA journal_mode = WAL; PRAGMA user_version = 4");

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerNewer, failure.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task With_torn_pages_is_refused()
    {
        using (var ledger = CallLedger.Open(File))
        {
            for (var i = 0; i < 200; i++)
            {
                await ledger.ClaimAsync(CallKey.Parse($"key-{i}"), Calls.To("+12025550123"), Calls.Late);
            }
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        for (var i = 4096; i < bytes.Length; i += 3)
        {
            bytes[i] ^= 0x5A;
        }

        await System.IO.File.WriteAllBytesAsync(File, bytes);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));
        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
    }

    [Fact]
    public void Is_made_anew_where_there_is_none_and_is_its_owners_only()
    {
        var path = Path.Combine(_folder.PathOf("some/folder"), "ledger.db");

        CallLedger.Open(path).Dispose();

        Assert.True(System.IO.File.Exists(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    [InlineData(" -wal")]
    public void Of_which_something_is_left_is_not_made_anew(string left)
    {
        foreach (var name in left.Split(' '))
        {
            System.IO.File.WriteAllBytes(File + name, name.Length == 0 ? [] : [1, 2, 3]);
        }

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.All(left.Split(' '), name => Assert.Equal(name.Length > 0 ? 3 : 0, new FileInfo(File + name).Length));
        Assert.Equal(left.Split(' ').Length, Directory.GetFiles(_folder.PathOf(".")).Length);
    }

    [Fact]
    public void Is_made_by_one_of_many_and_leaves_no_draft()
    {
        Parallel.For(0, 16, _ => CallLedger.Open(File).Dispose());

        Assert.Equal([LedgerStamp.Beside(File), File], Directory.GetFiles(Path.GetDirectoryName(File)!).Order());
    }

    [Fact]
    public async Task With_two_names_is_refused()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("How many names a file has is asked of Linux only.");
        }

        CallLedger.Open(File).Dispose();
        var other = _folder.PathOf("other.db");
        var link = await RunningProgram.RunAsync(
            "ln", [File, other], null, TestContext.Current.CancellationToken);
        Assert.Equal(0, link.ExitCode);

        foreach (var name in new[] { File, other })
        {
            var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(name));
            Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
            Assert.Contains("2 names", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/dev/null/ledger.db")]
    [InlineData("/proc/ledger.db")]
    [InlineData("/")]
    public void Where_no_file_can_be_is_refused(string path)
    {
        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(path));

        Assert.Equal(LedgerRules.LedgerUnusable, failure.Diagnostics[0].Rule);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_another_process_holds_lets_nothing_be_dialled()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        using var ledger = CallLedger.Open(File, time: null, TimeSpan.FromMilliseconds(200));
        using var client = Calls.Client(sandbox.Url.OriginalString, ledger, sandbox.SignIn());
        using var other = Connect();
        LedgerFile.Execute(other, "BEGIN IMMEDIATE");

        var outcome = Assert.IsType<CallOutcome.NotSent>(
            await client.PlaceAsync(OutboundCall.To("+12025550123"), Calls.Key));

        Assert.Contains("another process holds it", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Phones.Rings);
        LedgerFile.Execute(other, "ROLLBACK");
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(OutboundCall.To("+12025550123"), Calls.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // by another process's new ledger: to each the key is a new one
    public async Task That_was_removed_lets_nothing_be_dialled(bool isReplaced)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows removes no file that is open.");
        }

        await using var sandbox = await GenesysSandbox.StartAsync();
        using var ledger = CallLedger.Open(File);
        using var client = Calls.Client(sandbox.Url.OriginalString, ledger, sandbox.SignIn());
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(File)!, "*.db*"))
        {
            System.IO.File.Delete(file);
        }

        using var other = isReplaced ? CallLedger.Open(File) : null;

        var outcome = await client.PlaceAsync(OutboundCall.To("+12025550123"), Calls.Key);

        Assert.Contains("the file was removed", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task That_is_full_lets_nothing_be_dialled()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        using var ledger = CallLedger.Open(File);
        ledger.LimitPages(10);
        using var client = Calls.Client(sandbox.Url.OriginalString, ledger, sandbox.SignIn());
        CallOutcome outcome = new CallOutcome.Invalid();

        var calls = 0;
        for (; calls < 500 && outcome is not CallOutcome.NotSent; calls++)
        {
            outcome = await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse($"key-{calls}"));
        }

        Assert.Contains("the disk is full", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(calls - 1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Has_an_intent_on_the_disk_before_anything_leaves()
    {
        var time = new FakeTimeProvider();
        using var ledger = CallLedger.Open(File, time);
        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));

        await ledger.IntendAsync(ticket, Calls.Intent(time.GetUtcNow()));

        // As after a crash: what is in the files at this moment, and nothing of what the process knows.
        using var crashed = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(_folder.PathOf(".")).Where(file => !file.EndsWith("-shm")))
        {
            System.IO.File.Copy(file, crashed.PathOf(Path.GetFileName(file)));
        }

        using var found = CallLedger.Open(crashed.PathOf("ledger.db"), time);
        Assert.Equal(LedgerState.Intended, (await found.FindAsync(Calls.Key))!.State);
    }

    /// <summary>A log that is lost or damaged takes nothing with it that was on the disk when a change
    /// returned.</summary>
    [Fact]
    public async Task Has_in_itself_what_was_said_and_needs_no_log_for_it()
    {
        var time = new FakeTimeProvider();
        using var ledger = CallLedger.Open(File, time);
        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
        await ledger.IntendAsync(ticket, Calls.Intent(time.GetUtcNow()));
        Assert.Equal(LedgerState.Intended, await StateWithoutLogAsync(time));

        await ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));
        Assert.Equal(LedgerState.Placed, await StateWithoutLogAsync(time));
    }

    private async Task<LedgerState> StateWithoutLogAsync(TimeProvider time)
    {
        using var crashed = new TemporaryFolder();
        System.IO.File.Copy(File, crashed.PathOf("ledger.db"));
        using var found = CallLedger.Open(crashed.PathOf("ledger.db"), time);
        return (await found.FindAsync(Calls.Key))!.State;
    }

    [Fact]
    public async Task Keeps_no_number_of_what_is_over_and_purged()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        using (var ledger = CallLedger.Open(File, time))
        {
            var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
            await ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));
            Assert.Empty((await ledger.FindAsync(Calls.Key))!.Dialled);
            Assert.Equal(["+1********23"], (await ledger.FindAsync(Calls.Key))!.Destinations);
            time.Advance(TimeSpan.FromDays(90));

            Assert.Equal(1, await ledger.PurgeAsync(time.GetUtcNow() - TimeSpan.FromDays(30)));

            Assert.Null(await ledger.FindAsync(Calls.Key));
            Assert.DoesNotContain("2025550123", Everything(), StringComparison.Ordinal);
            Assert.DoesNotContain(Calls.Key.ToString(), Everything(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keeps_what_is_unknown_unless_it_is_told_to_go()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        using var ledger = CallLedger.Open(File, time);
        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
        await ledger.IntendAsync(ticket, Calls.Intent(time.GetUtcNow()));
        time.Advance(TimeSpan.FromDays(90));

        var before = time.GetUtcNow() - ICompleteLedger.LeastAge;
        Assert.Equal(0, await ledger.PurgeAsync(before));
        Assert.Equal(1, await ledger.PurgeAsync(before, unknownToo: true));
    }

    [Fact]
    public async Task Says_so_when_a_reader_prevents_overwriting()
    {
        var time = new FakeTimeProvider();
        using var ledger = CallLedger.Open(File, time, TimeSpan.FromMilliseconds(200));
        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
        await ledger.RecordAsync(ticket, new CallOutcome.Unknown());
        time.Advance(ICompleteLedger.LeastAge * 2);
        var before = time.GetUtcNow() - ICompleteLedger.LeastAge;
        using var other = Connect();
        LedgerFile.Execute(other, "BEGIN");
        Assert.Equal(1L, LedgerFile.Scalar(other, "SELECT COUNT(*) FROM calls WHERE state >= 0"));

        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.PurgeAsync(before, unknownToo: true));

        Assert.Equal(LedgerRules.LogNotEmptied, failure.Diagnostics[0].Rule);
        Assert.StartsWith("1 key was deleted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("2025550123", Everything(), StringComparison.Ordinal);
        LedgerFile.Execute(other, "COMMIT");
        Assert.Equal(0, await ledger.PurgeAsync(before, unknownToo: true));
        Assert.DoesNotContain("2025550123", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_the_disk_wherever_it_matters_and_nowhere_else()
    {
        var time = new FakeTimeProvider();
        using var ledger = CallLedger.Open(File, time);
        const long Normal = 1, Full = 2;
        long Last() => (long)LedgerFile.Scalar(ledger.Connection, "PRAGMA synchronous")!;

        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
        Assert.Equal(Normal, Last());
        await ledger.IntendAsync(ticket, Calls.Intent(time.GetUtcNow()));
        Assert.Equal(Full, Last());
        await ledger.UpdateAsync("bucket", (state, _) => state);
        Assert.Equal(Normal, Last());
        await ledger.WithdrawAsync(ticket);
        Assert.Equal(Full, Last());
        await ledger.UpdateAsync("bucket", (state, _) => state);
        await ledger.RecordAsync(ticket, new CallOutcome.Unknown());
        Assert.Equal(Full, Last());
        await ledger.UpdateAsync("bucket", (state, _) => state);
        await ledger.SettleAsync(Calls.Key, new Settlement(null, "A person looked."));
        Assert.Equal(Full, Last());
    }

    [Fact]
    public void Sorts_in_memory_and_overwrites_what_it_erases()
    {
        using var ledger = CallLedger.Open(File);

        Assert.Equal(2L, LedgerFile.Scalar(ledger.Connection, "PRAGMA temp_store")); // MEMORY
        Assert.Equal(1L, LedgerFile.Scalar(ledger.Connection, "PRAGMA secure_delete")); // ON
    }

    private string Everything() => string.Concat(
        Directory.GetFiles(_folder.PathOf(".")).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));

    private SqliteConnection Connect() => Connect(File);

    private void Sql(string sql)
    {
        using var connection = Connect();
        LedgerFile.Execute(connection, sql);
    }
}
