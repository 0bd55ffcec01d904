namespace Outdial.Extensibility;

/// <summary>All parts of a ledger, for programs that manage it: keys, lists, the rate, and what is deleted.</summary>
/// <remarks><c>Outdial.Ledger.CallLedger</c> is one in a SQLite file, and
/// <c>Outdial.Ledger.PostgreSql.PostgreSqlLedger</c> one in PostgreSQL.</remarks>
public interface ICompleteLedger : ICallLedger, ICallQueue, IRateStore, IAsyncDisposable
{
    /// <summary>The age below which no key is deleted: the call that it names may still be going on, and whatever asked
    /// for it may ask again. 1 hour.</summary>
    static TimeSpan LeastAge { get; } = TimeSpan.FromHours(1);

    /// <summary>Deletes finished calls that last changed before a moment, rows of lists among them.</summary>
    /// <remarks>What a living process holds is not over, whatever the clock says; a row of a list that is not over
    /// stays, unless the list was cancelled. A list without rows goes too. When numbers were called before that moment
    /// is forgotten: gaps and caps do not count it any more.</remarks>
    /// <param name="before">The moment; not later than <see cref="LeastAge"/> ago.</param>
    /// <param name="unknownToo">Whether calls go too of which it is not known whether they were placed. Then nothing is
    /// left that says that a phone may have rung.</param>
    /// <param name="cancellationToken">Gives up; nothing is deleted then.</param>
    /// <returns>How many keys were deleted; a row that was never called counts as one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The moment is later.</exception>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<int> PurgeAsync(
        DateTimeOffset before, bool unknownToo = false, CancellationToken cancellationToken = default);

    /// <summary>Lists the rate state of each token, as it is stored.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states by their buckets, in the order of the names; <see cref="RateState.At"/> says what
    /// counts.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<IReadOnlyDictionary<string, RateState>> ListRatesAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes the rate state of each token: all may be sent at once, and the service says again what it
    /// allows.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many buckets there were.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<int> ResetRatesAsync(CancellationToken cancellationToken = default);
}
