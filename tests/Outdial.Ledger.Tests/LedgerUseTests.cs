using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A ledger that is used under one name after another: SQLite finds a log by the file's name, whatever file is
/// there.</summary>
public sealed class LedgerUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.PathOf("here/ledger.db");

    private string There => _folder.PathOf("there/ledger.db");

    public LedgerUseTests()
    {
        Directory.CreateDirectory(_folder.PathOf("here"));
        Directory.CreateDirectory(_folder.PathOf("there"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Refuses_the_log_of_an_earlier_use(int keysElsewhere)
    {
        await PlaceAsync(Here, "first");
        var log = await LeftLogAsync();
        Move(Here, There);
        for (var i = 0; i < keysElsewhere; i++)
        {
            await PlaceAsync(There, $"elsewhere-{i}");
        }

        Move(There, Here);
        await File.WriteAllBytesAsync($"{Here}-wal", log);
        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(Here));
        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
        Assert.Contains(
            keysElsewhere == 1 ? "ledger.db-wal was left" : "ledger.db", failure.Message, StringComparison.Ordinal);
        Assert.Equal(log, await File.ReadAllBytesAsync($"{Here}-wal"));

        File.Delete($"{Here}-wal");
        using var ledger = CallLedger.Open(Here);
        Assert.NotNull(await ledger.FindAsync(CallKey.Parse("first")));
        Assert.NotNull(await ledger.FindAsync(CallKey.Parse("elsewhere-0")));
    }

    [Theory]
    [InlineData("a b.db")]
    [InlineData("a?b=1&c.db")]
    [InlineData("a#b%20.db")]
    [InlineData("l\u00E9dg\u00E9r \u5C71.db")]
    public async Task Reads_a_file_of_any_name(string name)
    {
        var path = _folder.PathOf(name);
        await PlaceAsync(path, "first");
        using var ledger = CallLedger.Open(path);
        Assert.NotNull(await ledger.FindAsync(CallKey.Parse("first")));
        Assert.Equal(path, Assert.Single(Directory.GetFiles(_folder.PathOf(""), "*.db")));
    }

    [Fact]
    public async Task Takes_the_log_of_its_own_use_after_a_crash()
    {
        await PlaceAsync(Here, "first");
        var log = await LeftLogAsync();
        await File.WriteAllBytesAsync($"{Here}-wal", log);
        using var ledger = CallLedger.Open(Here);
        Assert.NotNull(await ledger.FindAsync(CallKey.Parse("in-log")));
    }

    [Fact]
    public async Task Knows_every_key_however_often_it_is_moved()
    {
        for (var i = 0; i < 6; i++)
        {
            await PlaceAsync(Here, $"key-{i}");
            Move(Here, There);
            await PlaceAsync(There, $"key-{i}-there");
            Move(There, Here);
        }

        using var ledger = CallLedger.Open(Here);
        for (var i = 0; i < 6; i++)
        {
            Assert.NotNull(await ledger.FindAsync(CallKey.Parse($"key-{i}")));
            Assert.NotNull(await ledger.FindAsync(CallKey.Parse($"key-{i}-there")));
        }
    }

    [Fact]
    public async Task Leaves_no_log_that_a_killed_process_could_leave_behind()
    {
        using var ledger = CallLedger.Open(Here);
        var ticket = await Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
        await ledger.IntendAsync(ticket, Calls.Intent(TimeProvider.System.GetUtcNow()));
        Assert.Equal(0, new FileInfo($"{Here}-wal").Length);
    }

    [Fact]
    public void Is_used_though_a_stamp_cannot_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc, in which no folder can be made.");
        CallLedger.Open(Here, stamp: "/proc/outdial/ledger.id").Dispose();
        CallLedger.Open(Here, stamp: "/proc/outdial/ledger.id").Dispose();
    }

    [Fact]
    public void Removes_what_a_killed_maker_left()
    {
        var left = new[] { ".new", ".new-wal", ".tmp", ".tmp-shm" }
            .Select(ending => $"{Here}.{Guid.NewGuid():N}{ending}").ToList();
        left.Add($"{LedgerStamp.Beside(Here)}.{Guid.NewGuid():N}.new");
        foreach (var file in left)
        {
            File.WriteAllText(file, "");
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        }

        CallLedger.Open(Here).Dispose();
        Assert.DoesNotContain(left, File.Exists);
    }

    // The log of one change that was not folded in, as a process leaves it that is killed at that moment.
    private async Task<byte[]> LeftLogAsync()
    {
        using var ledger = CallLedger.Open(Here);
        using var reader = LedgerFileTests.Connect(Here);
        LedgerFile.Execute(reader, "BEGIN; SELECT * FROM calls;");
        await ReserveAsync(ledger, "in-log");
        var log = await File.ReadAllBytesAsync($"{Here}-wal");
        LedgerFile.Execute(reader, "COMMIT;");
        Assert.NotEmpty(log);
        return log;
    }

    private static async Task PlaceAsync(string path, string key)
    {
        using var ledger = CallLedger.Open(path);
        await ReserveAsync(ledger, key);
    }

    private static async Task ReserveAsync(CallLedger ledger, string key)
    {
        var ticket = await Calls.GrantedAsync(ledger, CallKey.Parse(key), Calls.To("+12025550123"));
        await ledger.IntendAsync(ticket, Calls.Intent(TimeProvider.System.GetUtcNow()));
        await ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));
    }

    private static void Move(string from, string to)
    {
        File.Move(from, to);
        File.Move(LedgerStamp.Beside(from), LedgerStamp.Beside(to), overwrite: true);
    }
}
