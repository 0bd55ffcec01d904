using System.Text;
using Outdial.Ledger.PostgreSql;

namespace Outdial.Ledger.Contract;

/// <summary>Tables of an earlier version are brought to this one, and keep what they have.</summary>
public sealed class PostgreSqlUpgradeTests : NodeTest
{
    [Fact]
    public async Task A_ledger_of_the_first_version_keeps_its_keys()
    {
        await MakeFirstVersionAsync();
        await RunAsync(
            "INSERT INTO outdial.call (key, state, contract, service, fields, shown, numbers, conversation, ended) " +
            "VALUES ('old', 2, 1, 'https://api.example.com/', '[]', '{+1********23}', '{}', 'c-1', clock_timestamp())");

        var ledgers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync())));

        var entry = (await ledgers[3].FindAsync(CallKey.Parse("old")))!;
        Assert.Equal((LedgerState.Placed, "c-1"), (entry.State, entry.ConversationId));
        await Lists.ImportAsync(ledgers[0]);
        var row = (await Lists.TakenAsync(ledgers[1], Lists.Ann)).Call;
        var ticket = await Lists.ClaimAsync(ledgers[1], row);
        Assert.Null(await ledgers[1].IntendAsync(ticket, Calls.Intent(ticket)));
        Assert.Null(await ledgers[2].FindLossAsync());
    }

    // As the first version of the tables left it.
    private async Task MakeFirstVersionAsync()
    {
        using var stream = typeof(PostgreSqlLedger).Assembly.GetManifestResourceStream("0001-calls.sql")!;
        using var script = new StreamReader(stream, Encoding.UTF8);
        await RunAsync(
            "CREATE SCHEMA outdial; CREATE TABLE outdial.meta (name text PRIMARY KEY, value bytea NOT NULL); " +
            "INSERT INTO outdial.meta VALUES ('secret', sha256('any')), ('version', '\\x00000001')");
        await RunAsync(await script.ReadToEndAsync());
    }
}
