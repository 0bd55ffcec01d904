namespace Outdial;

/// <summary>The rate of a token: the state that processes share, or, while that cannot be asked for, this process's
/// part of it.</summary>
internal sealed class SharedRate(double reserve, IRateStore store, string bucket, TimeProvider time)
{
    private readonly RateRule _whole = new(reserve);
    private readonly ProcessRateStore _own = new(time);

    // The shared state as it was last seen, by the clock of this process.
    private StateAt? _known;

    // The rule of this process while the store cannot be asked; null while it can.
    private RateRule? _part;
    private int _returns;

    /// <summary>Books the next free moment, unless it is further ahead than <paramref name="within"/>.</summary>
    /// <param name="within">How long may be waited.</param>
    /// <param name="beginsAnew">Whether moments that are stored count as none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async ValueTask<RateBooking> BookAsync(
        TimeSpan within, bool beginsAnew, CancellationToken cancellationToken)
    {
        var booking = default(RateBooking);
        await UpdateAsync(
            (rule, state, now) => (booking = rule.Book(
                beginsAnew ? new RateState(default, default, state.Allowed) : state, now, now + within)).State,
            cancellationToken).ConfigureAwait(false);
        return booking;
    }

    /// <summary>Gives a moment back that is not needed.</summary>
    internal ValueTask GiveBackAsync(RateBooking booking) =>
        UpdateAsync((_, state, _) => RateRule.GiveBack(state, booking), CancellationToken.None);

    /// <summary>Takes in what an answer says.</summary>
    internal ValueTask ReportAsync(RateLimit? rate, TimeSpan? retryAfter) =>
        UpdateAsync((rule, state, now) => rule.Report(state, rate, retryAfter, now), CancellationToken.None);

    // A store that fails, in whatever way, costs no call its outcome, and bars no call without a key: this process
    // goes on with its part of the rate.
    private async ValueTask UpdateAsync(
        Func<RateRule, RateState, DateTimeOffset, RateState> change, CancellationToken cancellationToken)
    {
        // One request takes what was booked here back to the store; the others need not wait for it.
        var part = Volatile.Read(ref _part);
        var own = part is not null && Interlocked.CompareExchange(ref _returns, 1, 0) == 0 ? Own(part) : null;
        try
        {
            var (state, now) = await store.UpdateAsync(
                bucket,
                (state, now) => change(
                    _whole, own is null ? state : _whole.Return(state, now, own.At(now), own.Interval), now),
                cancellationToken).ConfigureAwait(false);
            _known = new StateAt(state, now, default).Moved(time.GetUtcNow());
            if (own is not null)
            {
                Volatile.Write(ref _part, null);
            }
        }
        catch (Exception exception) when (
            exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var rule = new RateRule(reserve, Share(store.ShareWhenLost));
            _own.Update(
                bucket,
                (state, now) =>
                {
                    var isFirst = Interlocked.Exchange(ref _part, rule) is null;
                    return change(rule, isFirst ? rule.Continue(state, _known?.State ?? default, now) : state, now);
                });
        }
        finally
        {
            if (own is not null)
            {
                Volatile.Write(ref _returns, 0);
            }
        }
    }

    private StateAt Own(RateRule part)
    {
        var (state, now) = _own.Update(bucket, (state, _) => state);
        return new StateAt(state, now, part.Interval(state));
    }

    private static double Share(double share) => double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);

    /// <summary>A state, the time at which it was read, and how far apart its moments are.</summary>
    private sealed record StateAt(RateState State, DateTimeOffset Now, TimeSpan Interval)
    {
        /// <summary>The same by another clock, which shows <paramref name="now"/>.</summary>
        internal StateAt Moved(DateTimeOffset now) => new(At(now), now, Interval);

        internal RateState At(DateTimeOffset now)
        {
            var state = State.At(Now);
            return state with { FreeAt = Ahead(state.FreeAt, now), ClosedUntil = Ahead(state.ClosedUntil, now) };
        }

        // What is over stays over.
        private DateTimeOffset Ahead(DateTimeOffset moment, DateTimeOffset now) =>
            moment > Now ? now + (moment - Now) : default;
    }
}
