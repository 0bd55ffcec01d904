using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Reads columns that may be NULL.</summary>
internal static class ReaderExtensions
{
    internal static string? TextAt(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    internal static DateTimeOffset? MomentAt(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
