using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A ledger of an earlier version is brought to this one, with all that it knows.</summary>
public sealed class MigrationTests : IDisposable
{
    // What version 1 made, as it made it.
    private const string FirstVersion =
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE calls (
            key TEXT PRIMARY KEY, state INTEGER NOT NULL, contract INTEGER NOT NULL, service TEXT NOT NULL,
            calling_user TEXT, fields TEXT NOT NULL, shown TEXT NOT NULL, dialled TEXT,
            created INTEGER NOT NULL, claim TEXT, owner TEXT, claimed INTEGER, claim_until INTEGER,
            stamp TEXT, first_intended INTEGER, until INTEGER, ended INTEGER,
            conversation TEXT, rule TEXT, message TEXT, status INTEGER, correlations TEXT NOT NULL DEFAULT '[]');
        CREATE INDEX calls_by_state ON calls (state, created, key);
        CREATE INDEX calls_by_age ON calls (created, key);
        CREATE TABLE pace (
            bucket TEXT PRIMARY KEY, free_at INTEGER NOT NULL, closed_until INTEGER NOT NULL,
            allowed INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta (name, value) VALUES ('secret', randomblob(32));
        PRAGMA application_id = 0x4F444C47;
        PRAGMA user_version = 1;
        """;

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Version_1_keeps_its_keys()
    {
        await System.IO.File.WriteAllBytesAsync(File, []);
        using (var first = LedgerFileTests.Connect(File))
        {
            LedgerFile.Execute(first, FirstVersion);
            LedgerFile.Execute(
                first,
                "INSERT INTO calls (key, state, contract, service, fields, shown, created, conversation, ended) " +
                $"VALUES ('order-4711', {(int)LedgerState.Placed}, 1, 'https://api', '[]', '[\"+1********23\"]', 7, " +
                "'c-1', 8)");
        }

        using (var ledger = CallLedger.Open(File))
        {
            Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(
                CallKey.Parse("another"), Calls.To("+12025550123"), Calls.Late));
        }

        using var again = CallLedger.Open(File);
        var entry = (await again.FindAsync(CallKey.Parse("order-4711")))!;
        Assert.Equal((LedgerState.Placed, "c-1"), (entry.State, entry.ConversationId));
        Assert.Equal(2, await again.ListAsync([]).CountAsync(TestContext.Current.CancellationToken));
    }
}
