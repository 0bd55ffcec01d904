using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using Outdial.Gates;

namespace Outdial.Ledger.PostgreSql;

/// <content>Lists of calls.</content>
public sealed partial class PostgreSqlLedger
{
    /// <inheritdoc/>
    public async ValueTask<CallListEntry?> FindListAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return (await _database.PatientAsync(
            (connection, token) => connection.RowsAsync(ListSql.Find, ListSql.Read, token, name), cancellationToken)
            .ConfigureAwait(false)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<CallListEntry>> GetListsAsync(
        CancellationToken cancellationToken = default) =>
        [.. await _database.PatientAsync(
            (connection, token) => connection.RowsAsync(ListSql.All, ListSql.Read, token), cancellationToken)
            .ConfigureAwait(false)];

    /// <inheritdoc/>
    public async ValueTask<long?> BeginImportAsync(CallListEntry list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await _database.InTransactionAsync(
            async connection =>
            {
                await connection.ChangeAsync(
                    ListSql.Add,
                    CancellationToken.None,
                    list.Name,
                    ListSql.Json(list.Gates),
                    list.Service,
                    (short)list.Contract,
                    list.Settings).ConfigureAwait(false);
                return await connection.ScalarAsync(
                    ListSql.BeginImport, CancellationToken.None, list.Name, _node.Id).ConfigureAwait(false) as long?;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<RowImport>> ImportAsync(
        string list, long import, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return rows.IsDefaultOrEmpty ? [] : await _database.InTransactionAsync(
            async connection =>
            {
                await CheckImportAsync(connection, list, import).ConfigureAwait(false);
                return await _imports.AddAsync(connection, list, import, rows).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<RowLook>> LookAsync(
        CallListEntry list, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return rows.IsDefaultOrEmpty ? [] : await _database.PatientAsync(
            async (connection, token) =>
            {
                CallGates[] gates = [await GateKeeper.OwnAsync(connection, token).ConfigureAwait(false), list.Gates];
                var asked = await _gates.AskAsync(
                    connection, gates, rows.SelectMany(row => GateDecision.Numbers(row.Dialled)), token)
                    .ConfigureAwait(false);
                var imports = await _imports.LookAsync(connection, list.Name, rows, token).ConfigureAwait(false);
                var now = await connection.NowAsync(token).ConfigureAwait(false);
                return rows.Zip(imports, (row, import) =>
                {
                    var (due, held) = GateDecision.Opening(moment => asked.Hold(row, moment), now);
                    return new RowLook(import, due, held);
                }).ToImmutableArray();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndImportAsync(
        CallListEntry list, long import, bool keep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await _database.InTransactionAsync(
            async connection =>
            {
                await CheckImportAsync(connection, list.Name, import).ConfigureAwait(false);
                if (keep)
                {
                    await RunAsync(
                        connection,
                        ListSql.Change,
                        list.Name,
                        ListSql.Json(list.Gates),
                        list.Settings,
                        list.Source,
                        list.SourceDigest).ConfigureAwait(false);
                }
                else
                {
                    await RunAsync(connection, ListSql.RemoveRows, list.Name, import).ConfigureAwait(false);
                    await RunAsync(connection, ListSql.DeleteNew, list.Name).ConfigureAwait(false);
                }

                return await RunAsync(connection, ListSql.EndImport, list.Name).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CallListState?> SetListStateAsync(
        string list, CallListState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await _database.DurableAsync(
            async connection =>
            {
                await RunAsync(connection, ListSql.SetState, list, (short)state).ConfigureAwait(false);
                return (await connection.RowsAsync(ListSql.Find, ListSql.Read, CancellationToken.None, list)
                    .ConfigureAwait(false)).FirstOrDefault()?.State;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListRow> GetRowsAsync(
        string list,
        ImmutableArray<ListRowState> states,
        bool allAttempts = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await _database.PatientAsync(SayOverdueAsync, cancellationToken).ConfigureAwait(false);
        List<ListRow> page;
        var last = (Position: long.MinValue, Attempt: 0);
        do
        {
            page = await _database.PatientAsync(
                (connection, token) => RowStates.PageAsync(
                    connection, list, states, allAttempts, last, PageSize, token),
                cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                yield return row;
                last = (row.Position, row.Attempt);
            }
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        string list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await _database.PatientAsync(
            async (connection, token) =>
            {
                await SayOverdueAsync(connection, token).ConfigureAwait(false);
                return await RowStates.CountAsync(connection, list, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CallGates> GetGatesAsync(CancellationToken cancellationToken = default) =>
        await _database.PatientAsync(GateKeeper.OwnAsync, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask SetGatesAsync(CallGates gates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gates);
        if (GateCheck.Faults(gates) is [_, ..] faults)
        {
            throw new CallLedgerException(faults[0]);
        }

        await _database.DurableAsync(connection => GateKeeper.SetOwnAsync(connection, gates), cancellationToken)
            .ConfigureAwait(false);
    }

    // An import of a node that was declared dead is given up: another may have begun.
    private async Task CheckImportAsync(NpgsqlConnection connection, string list, long import)
    {
        if (await connection.ScalarAsync(ListSql.GoesOn, CancellationToken.None, list, import, _node.Id)
            .ConfigureAwait(false) is null)
        {
            throw _database.Unusable(
                $"the import into {list} was given up, because this process lost its connection; import it again");
        }
    }

    private static Task<int> RunAsync(NpgsqlConnection connection, string sql, params object?[] values) =>
        connection.ChangeAsync(sql, CancellationToken.None, values);
}
