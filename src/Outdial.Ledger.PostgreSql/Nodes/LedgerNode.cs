using System.Security.Cryptography;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>This process among those that share a ledger. A node is alive while its session holds its lock; the
/// others remove one that is gone, and it can own nothing any more.</summary>
internal sealed class LedgerNode : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CountLasts = TimeSpan.FromMinutes(1);

    private readonly LedgerDatabase _database;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private Membership? _member;
    private long _count = 1;
    private long _counted; // when there were so many last
    private Task _living = Task.CompletedTask;
    private bool _leaves;
    private string? _position;

    private LedgerNode(LedgerDatabase database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>This node, as the others know it now; null while it has no session.</summary>
    internal Guid? Current => Volatile.Read(ref _member)?.Id;

    /// <summary>How many nodes there are, itself included: the most that it counted in a minute. While the database
    /// cannot be asked, it stays.</summary>
    /// <remarks>Of a minute, because the first node to join again after a failure of the server counts itself
    /// alone.</remarks>
    internal long Count => Interlocked.Read(ref _count);

    /// <summary>This node, as the others know it now.</summary>
    /// <exception cref="NodeLostException">It has lost its session, and has not joined again yet.</exception>
    internal Guid Id => Current ?? throw new NodeLostException();

    /// <summary>Takes something for this node. If the answer is lost, it may have been given: the node joins anew, and
    /// what it does not know of is free.</summary>
    internal async Task<T> TakingAsync<T>(Func<Guid, Task<T>> take)
    {
        try
        {
            return await take(Id).ConfigureAwait(false);
        }
        catch (Exception exception) when (LedgerDatabase.IsLost(exception))
        {
            Volatile.Write(ref _leaves, true);
            throw;
        }
    }

    /// <summary>Joins the ledger, and stays a part of it until it is disposed of.</summary>
    /// <exception cref="CallLedgerException">The database cannot be used, or a pooler is in between that gives each
    /// transaction another session.</exception>
    internal static async Task<LedgerNode> JoinAsync(
        LedgerDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var node = new LedgerNode(database, time);
        try
        {
            await node.JoinAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            node._stop.Dispose();
            throw;
        }

        node._living = Task.Run(node.LiveAsync, CancellationToken.None);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _living.ConfigureAwait(false);
        if (Interlocked.Exchange(ref _member, null) is { } member)
        {
            await member.LeaveAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

#pragma warning disable CA2000 // The node disposes of its membership.
    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        var member = await Membership.BeginAsync(_database, _position, cancellationToken).ConfigureAwait(false);
        Note(member.NodeCount);
        Volatile.Write(ref _member, member);
        _position = null; // of another place, it would not compare with this one's
    }
#pragma warning restore CA2000

    private async Task LiveAsync()
    {
        var beaten = _time.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, _time, _stop.Token).ConfigureAwait(false);
                if (Volatile.Read(ref _member) is not { } member)
                {
                    await JoinAsync(_stop.Token).ConfigureAwait(false);
                    continue;
                }

                if (Interlocked.Exchange(ref _leaves, false))
                {
                    Volatile.Write(ref _member, null);
                    await member.LeaveAsync().ConfigureAwait(false);
                    continue;
                }

                var beats = _time.GetElapsedTime(beaten) >= Beat;
                beaten = beats ? _time.GetTimestamp() : beaten;
                var isMember = await member.TendAsync(beats, _stop.Token).ConfigureAwait(false);
                _position = member.Position ?? _position;
                if (!isMember)
                {
                    await LoseAsync(member).ConfigureAwait(false); // declared dead
                }
                else if (beats)
                {
                    Note(member.NodeCount);
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
            }
            catch (CallLedgerException)
            {
                // No connection: tried again.
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or InvalidOperationException)
            {
                await LoseAsync(Volatile.Read(ref _member)).ConfigureAwait(false);
            }
        }
    }

    private void Note(long count)
    {
        if (count >= _count || _time.GetElapsedTime(_counted) >= CountLasts)
        {
            _counted = _time.GetTimestamp();
            Interlocked.Exchange(ref _count, count);
        }
    }

    private async Task LoseAsync(Membership? member)
    {
        Volatile.Write(ref _member, null);
        _database.Clear();
        if (member is not null)
        {
            await member.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A random number that no other node has.</summary>
    internal static long NewLock() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
}
