using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>A row of the table of calls.</summary>
/// <param name="Entry">What may be shown.</param>
/// <param name="FieldsText">The fields to compare with, as JSON.</param>
/// <param name="IsOverdue">Whether it was intended, and its time is over by the server's clock.</param>
/// <param name="HasOwner">Whether a node holds it.</param>
internal sealed record CallRow(LedgerEntry Entry, string FieldsText, bool IsOverdue, bool HasOwner)
{
    /// <summary>The fields to compare with.</summary>
    internal StoredField[] Fields =>
        JsonSerializer.Deserialize(FieldsText, LedgerJson.Default.StoredFieldArray)!; // never null in the table

    /// <summary>Reads a row of <see cref="CallSql.Columns"/>.</summary>
    internal static CallRow Read(NpgsqlDataReader row)
    {
        var entry = new LedgerEntry
        {
            Key = CallKey.Parse(row.GetString(0)),
            State = (LedgerState)row.GetInt16(1),
            Contract = (Contract)row.GetInt16(2),
            Service = row.GetString(3),
            CallingUser = row.IsDBNull(4) ? null : row.GetGuid(4),
            Destinations = [.. row.GetFieldValue<string[]>(6)],
            Dialled = row.IsDBNull(7) ? [] : [.. row.GetFieldValue<string[]>(7)],
            Created = row.MomentAt(8)!.Value, // never null in the table
            Stamp = CallStamp.TryParse(row.TextAt(11), out var stamp) ? stamp : null,
            FirstIntended = row.MomentAt(12),
            Ended = row.MomentAt(13),
            ConversationId = row.TextAt(14),
            Rule = row.TextAt(15),
            Message = row.TextAt(16),
            Status = row.IsDBNull(17) ? null : row.GetInt32(17),
            CorrelationIds = [.. row.GetFieldValue<string[]>(18)],
        };
        return new CallRow(entry, row.GetString(5), row.GetBoolean(19), !row.IsDBNull(10));
    }
}
