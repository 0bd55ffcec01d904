using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>A row of the table of calls.</summary>
/// <param name="Entry">What may be shown.</param>
/// <param name="FieldsText">The fields to compare with, as JSON: a list of many rows does not need them.</param>
internal sealed record LedgerRow(LedgerEntry Entry, string FieldsText)
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    internal const string Columns =
        "key, state, contract, service, calling_user, fields, shown, dialled, created, claim, owner, claim_until, " +
        "stamp, first_intended, until, ended, conversation, rule, message, status, correlations, claimed, " +
        "previous";

    /// <summary>How many columns these are; the row's seal is after them.</summary>
    internal const int ColumnCount = 23;

    /// <summary>The fields to compare with.</summary>
    internal StoredField[] Fields =>
        JsonSerializer.Deserialize(FieldsText, LedgerJson.Default.StoredFieldArray)!; // never null in the table

    internal string? Claim { get; init; }

    internal string? Owner { get; init; }

    /// <summary>When the claim ends, whether its process is alive or not.</summary>
    internal DateTimeOffset? ClaimUntil { get; init; }

    internal DateTimeOffset? Until { get; init; }

    internal static LedgerRow Read(SqliteDataReader row)
    {
        var entry = new LedgerEntry
        {
            Key = CallKey.Parse(row.GetString(0)),
            State = (LedgerState)row.GetInt32(1),
            Contract = (Contract)row.GetInt32(2),
            Service = row.GetString(3),
            CallingUser = ResourceId.TryParse(LedgerTable.Text(row, 4), out var user) ? user : null,
            Destinations = [.. LedgerTable.TextsOf(row.GetString(6))],
            Dialled = [.. LedgerTable.TextsOf(LedgerTable.Text(row, 7) ?? "[]")],
            Created = LedgerTable.Time(row, 8)!.Value, // never null in the table
            Stamp = CallStamp.TryParse(LedgerTable.Text(row, 12), out var stamp) ? stamp : null,
            FirstIntended = LedgerTable.Time(row, 13),
            Ended = LedgerTable.Time(row, 15),
            ConversationId = LedgerTable.Text(row, 16),
            Rule = LedgerTable.Text(row, 17),
            Message = LedgerTable.Text(row, 18),
            Status = row.IsDBNull(19) ? null : row.GetInt32(19),
            CorrelationIds = [.. LedgerTable.TextsOf(row.GetString(20))],
        };
        return new LedgerRow(entry, row.GetString(5))
        {
            Claim = LedgerTable.Text(row, 9),
            Owner = LedgerTable.Text(row, 10),
            ClaimUntil = LedgerTable.Time(row, 11),
            Until = LedgerTable.Time(row, 14),
        };
    }
}
