using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A file that is refused stays what it was, byte for byte, and its log beside it.</summary>
public sealed class RefusedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _crashed = new();

    private string File => _crashed.PathOf("ledger.db");

    public void Dispose()
    {
        _folder.Dispose();
        _crashed.Dispose();
    }

    [Fact]
    public async Task Damaged_with_a_log_that_is_not_folded_in()
    {
        await CrashAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        for (var i = 8192; i < bytes.Length; i += 3)
        {
            bytes[i] ^= 0x5A;
        }

        await System.IO.File.WriteAllBytesAsync(File, bytes);

        AssertRefused(LedgerRules.LedgerDamaged);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 4", "OD4056")] // by its log, and not yet by its header
    [InlineData("PRAGMA user_version = -1", "OD4055")]
    [InlineData("PRAGMA user_version = 0", "OD4055")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON calls BEGIN DELETE FROM calls WHERE key = new.key; END", "OD4055")]
    [InlineData("CREATE VIEW v AS SELECT 1", "OD4055")]
    [InlineData("PRAGMA application_id = 7", "OD4055")]
    [InlineData("DROP TABLE pace", "OD4055")]
    [InlineData("ALTER TABLE calls DROP COLUMN message", "OD4055")]
    [InlineData("DELETE FROM meta", "OD4055")]
    [InlineData("UPDATE meta SET value = 'text'", "OD4055")]
    public async Task Changed_by_another_program_with_a_log_that_is_not_folded_in(string sql, string rule)
    {
        await CrashAsync(sql);

        AssertRefused(Rules.Find(rule)!);
    }

    [Fact]
    public void Another_programs_unfinished_change_is_not_rolled_back()
    {
        using (var other = LedgerFileTests.Connect(_folder.PathOf("ledger.db")))
        {
            LedgerFile.Execute(other, "PRAGMA cache_size = 1; CREATE TABLE shopping (what TEXT);");
            LedgerFile.Execute(other, "INSERT INTO shopping VALUES (hex(randomblob(20000)));");
            LedgerFile.Execute(
                other, "BEGIN; UPDATE shopping SET what = hex(randomblob(30000)); PRAGMA cache_spill = ON;");
            LedgerFile.Execute(other, "INSERT INTO shopping SELECT hex(randomblob(9000)) FROM shopping;");
            Copy();
        }

        AssertRefused(LedgerRules.LedgerDamaged);
    }

    // What a crash leaves: the file and its log, as they are while a process has them open.
    private async Task CrashAsync(string? sql = null)
    {
        var path = _folder.PathOf("ledger.db");
        using (var ledger = CallLedger.Open(path))
        {
            for (var i = 0; i < 100; i++)
            {
                await ledger.ClaimAsync(CallKey.Parse($"key-{i}"), Calls.To("+12025550123"), Calls.Late);
            }
        }

        using var last = CallLedger.Open(path);
        await last.ClaimAsync(Calls.Key, Calls.To("+12025550123"), Calls.Late);
        using var other = LedgerFileTests.Connect(path);
        if (sql is not null)
        {
            LedgerFile.Execute(other, sql);
        }

        Copy();
    }

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(_folder.PathOf(".")).Where(file => !IsAside(file)))
        {
            System.IO.File.Copy(file, _crashed.PathOf(Path.GetFileName(file)));
        }
    }

    private void AssertRefused(Rule rule)
    {
        var before = Everything();
        Assert.Equal(2, before.Count); // the file, and its log or its journal

        var failure = Assert.Throws<CallLedgerException>(() => CallLedger.Open(File));

        Assert.Equal(rule, failure.Diagnostics[0].Rule);
        Assert.Equal(before, Everything());
    }

    private Dictionary<string, string> Everything() => Directory.GetFiles(_crashed.PathOf("."))
        .Where(file => !IsAside(file))
        .ToDictionary(
            file => Path.GetFileName(file), file => Convert.ToBase64String(System.IO.File.ReadAllBytes(file)));

    // The log's index, which SQLite makes again whenever it is needed; and the stamp of the ledger at its own place.
    private static bool IsAside(string file) => file.EndsWith("-shm", StringComparison.Ordinal) ||
        file.EndsWith(".id", StringComparison.Ordinal);
}
