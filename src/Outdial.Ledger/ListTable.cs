using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the table of lists, inside a transaction that its caller began.</summary>
internal sealed class ListTable(SqliteConnection connection)
{
    internal const string Columns =
        "name, state, gates, service, contract, settings, source, source_digest, created, importing, importer";

    /// <summary>A list, and which process imports rows into it.</summary>
    internal sealed record Stored(CallListEntry Entry, long? Importing, string? Importer);

    internal Stored? Find(string name) =>
        Read($"SELECT {Columns} FROM lists WHERE name = $name", ("$name", name)).FirstOrDefault();

    internal List<Stored> All() => Read($"SELECT {Columns} FROM lists ORDER BY created, name");

    /// <summary>Adds a list that is not there.</summary>
    internal void Add(CallListEntry list, DateTimeOffset now) => LedgerTable.Change(
        connection,
        "INSERT INTO lists (name, state, gates, service, contract, settings, created) " +
        "VALUES ($name, $state, $gates, $service, $contract, $settings, $now) ON CONFLICT DO NOTHING",
        ("$name", list.Name),
        ("$state", (int)CallListState.Importing),
        ("$gates", JsonSerializer.Serialize(list.Gates, LedgerJson.Default.CallGates)),
        ("$service", list.Service),
        ("$contract", (int)list.Contract),
        ("$settings", list.Settings),
        ("$now", now.UtcTicks));

    /// <summary>Changes how a list is placed, and adds where its rows come from.</summary>
    internal void Change(CallListEntry list) => LedgerTable.Change(
        connection,
        "UPDATE lists SET gates = $gates, settings = $settings, source = $source, source_digest = CASE " +
        "WHEN $digest IS NULL OR instr(source_digest, $digest) > 0 THEN source_digest " +
        "ELSE trim(COALESCE(source_digest, '') || ' ' || $digest) END WHERE name = $name",
        ("$name", list.Name),
        ("$gates", JsonSerializer.Serialize(list.Gates, LedgerJson.Default.CallGates)),
        ("$settings", list.Settings),
        ("$source", list.Source),
        ("$digest", list.SourceDigest));

    /// <summary>Begins an import.</summary>
    /// <returns>Its number.</returns>
    internal long BeginImport(string name, string owner) => (long)LedgerTable.Scalar(
        connection,
        "UPDATE lists SET imports = imports + 1, importing = imports + 1, importer = $owner " +
        "WHERE name = $name RETURNING importing",
        ("$name", name),
        ("$owner", owner))!; // the list is there

    internal void EndImport(string name) => LedgerTable.Change(
        connection,
        "UPDATE lists SET importing = NULL, importer = NULL, " +
        "state = CASE WHEN state = $importing THEN $ready ELSE state END WHERE name = $name",
        ("$name", name),
        ("$importing", (int)CallListState.Importing),
        ("$ready", (int)CallListState.Ready));

    internal void SetState(string name, CallListState state) => LedgerTable.Change(
        connection, "UPDATE lists SET state = $state WHERE name = $name", ("$name", name), ("$state", (int)state));

    internal void Delete(string name) =>
        LedgerTable.Change(connection, "DELETE FROM lists WHERE name = $name", ("$name", name));

    private List<Stored> Read(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = LedgerTable.Command(connection, sql, values);
        using var row = command.ExecuteReader();
        var lists = new List<Stored>();
        while (row.Read())
        {
            lists.Add(new Stored(
                new CallListEntry
                {
                    Name = row.GetString(0),
                    State = (CallListState)row.GetInt32(1),
                    Gates = JsonSerializer.Deserialize(row.GetString(2), LedgerJson.Default.CallGates)!, // never null
                    Service = row.GetString(3),
                    Contract = (Contract)row.GetInt32(4),
                    Settings = row.GetString(5),
                    Source = LedgerTable.Text(row, 6),
                    SourceDigest = LedgerTable.Text(row, 7),
                    Created = LedgerTable.Time(row, 8)!.Value, // never null
                },
                row.IsDBNull(9) ? null : row.GetInt64(9),
                LedgerTable.Text(row, 10)));
        }

        return lists;
    }
}
