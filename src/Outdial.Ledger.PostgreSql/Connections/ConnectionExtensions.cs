using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Runs statements, whose values are numbered from $1; null is NULL.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    internal static async Task<int> ChangeAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The first value of the first row.</summary>
    internal static async Task<object?> ScalarAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All rows.</summary>
    internal static async Task<List<T>> RowsAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params object?[] values)
    {
        var rows = new List<T>();
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }
        }

        return rows;
    }

    /// <summary>The time by the server's clock.</summary>
    internal static async Task<DateTimeOffset> NowAsync(
        this NpgsqlConnection connection, CancellationToken cancellationToken) => (await connection.RowsAsync(
            "SELECT clock_timestamp()", row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken)
        .ConfigureAwait(false))[0];

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities",
        Justification = "The statements are constants; values are parameters.")]
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(Parameter(value));
        }

        return command;
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        DateTimeOffset moment => new NpgsqlParameter { Value = moment.ToUniversalTime() },
        DateTimeOffset?[] moments => new NpgsqlParameter
        {
            Value = moments,
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        },
        string?[] texts => new NpgsqlParameter { Value = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        byte[][] blobs => new NpgsqlParameter { Value = blobs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
        var known => new NpgsqlParameter { Value = known },
    };
}
