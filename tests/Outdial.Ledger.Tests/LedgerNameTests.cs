using Microsoft.Data.Sqlite;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>One file under two names, at one time or one after the other; and one that is gone.</summary>
public sealed class LedgerNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ledger.db")]
    [InlineData("ledger.db ledger.db-wal ledger.db-shm")]
    public async Task A_ledger_that_is_gone_is_not_made_anew(string removed)
    {
        CallLedger.Open(File).Dispose();
        foreach (var name in removed.Split(' '))
        {
            System.IO.File.Delete(_folder.PathOf(name));
        }

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.Contains("is missing", failure.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
        System.IO.File.Delete(LedgerStamp.Beside(File));
        using var anew = CallLedger.Open(File);
        Assert.Null(await anew.FindAsync(Calls.Key));
    }

    [Fact]
    public void A_ledger_lost_with_its_folder_is_noticed_by_its_stamp()
    {
        var stamp = _folder.PathOf("state/ledger.id");
        var path = Path.Combine(_folder.PathOf("disk"), "ledger.db");
        CallLedger.Open(path, stamp: stamp).Dispose();
        Directory.Delete(_folder.PathOf("disk"), recursive: true);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(path, stamp: stamp));

        Assert.Contains(stamp, failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("disk")));
    }

    [Fact]
    public void Another_ledger_in_its_place_is_refused()
    {
        CallLedger.Open(File).Dispose();
        var other = _folder.PathOf("other.db");
        CallLedger.Open(other).Dispose();
        System.IO.File.Move(other, File, overwrite: true);
        var before = System.IO.File.ReadAllBytes(File);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Contains("another ledger", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_copy_that_is_put_back_is_the_same_ledger()
    {
        CallLedger.Open(File).Dispose();
        System.IO.File.Copy(File, _folder.PathOf("copy.db"));
        System.IO.File.Move(_folder.PathOf("copy.db"), File, overwrite: true);

        CallLedger.Open(File).Dispose();
    }

    [Fact]
    public void A_symbolic_link_is_another_word_for_the_same_name()
    {
        using var ledger = CallLedger.Open(File);
        var link = _folder.PathOf("link.db");
        System.IO.File.CreateSymbolicLink(link, File);

        CallLedger.Open(link).Dispose();
    }

    /// <summary>A file that is moved while it is in use has the log of its earlier name: what it says would not be seen
    /// under the new one.</summary>
    [Fact]
    public void A_file_that_is_in_use_under_another_name_is_refused()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Locks of an open file are asked of Linux only.");
        }

        using var ledger = CallLedger.Open(File);
        var moved = _folder.PathOf("moved.db");
        System.IO.File.Move(File, moved);

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(moved));

        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.Contains("in use under another name", failure.Message, StringComparison.Ordinal);
        System.IO.File.Move(moved, File);
        CallLedger.Open(File).Dispose();
    }

    /// <summary>Two ledgers of one file in one process, one of which is closed, beside another process: what is written
    /// after that is seen by all.</summary>
    [Fact]
    public async Task Closing_one_of_two_in_a_process_loses_no_lock()
    {
        var first = CallLedger.Open(File);
        using var second = CallLedger.Open(File);
        first.Dispose();
        await Calls.GrantedAsync(second, CallKey.Parse("a"), Calls.To("+12025550123"));

        // Another process opens the file, and is the last to close it as far as it can see.
        var other = await RunningProgram.RunAsync(
            "dotnet",
            [typeof(Outdial.Crash.CrashResult).Assembly.Location, "touch", File],
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(0, other.ExitCode);
        await Calls.GrantedAsync(second, CallKey.Parse("b"), Calls.To("+12025550123"));

        Assert.True(System.IO.File.Exists(File + "-wal"));
        using var third = new SqliteConnection($"Data Source={File};Pooling=False");
        await third.OpenAsync();
        Assert.Equal(2L, LedgerFile.Scalar(third, "SELECT COUNT(*) FROM calls WHERE state >= 0"));
    }
}
