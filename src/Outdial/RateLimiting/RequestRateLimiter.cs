using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>Gives requests their permits: so many at once, at the rate that the service allows.</summary>
/// <remarks>First in, first out. Waiting is a timer, and a request that is cancelled gives its moment back.</remarks>
#pragma warning disable CA1001 // What it owns needs no disposal; see _permits.
internal sealed class RequestRateLimiter(RateLimitOptions options, IRateStore store, string bucket, TimeProvider time)
#pragma warning restore CA1001
{
    // The most time that a call can be given (TotalTimeout).
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly RateRule _rule = new(options.Reserve);
    private readonly ProcessRateStore _own = new(time);
    private readonly bool _keepsRate = options.Enabled;

    // Since when, by a monotonic clock, no request got a moment; null if the last one did.
    private StrongBox<long>? _deniedSince;

    // Asynchronous waiters are served in order. Not disposed of, which only its wait handle
    // would need: a call that is on its way when its client is disposed of gives its permit back, and has its outcome.
    private readonly SemaphoreSlim _permits = new(options.MaxConcurrentRequests);

    /// <summary>Waits for a permit.</summary>
    /// <param name="deadline">A permit after this moment is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A permit, to be given back after the answer; null if there is none in time.</returns>
    internal async ValueTask<IDisposable?> WaitAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (!await EnterAsync(deadline, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var permit = new Permit(_permits);
        try
        {
            if (!_keepsRate || await WaitForMomentAsync(deadline, cancellationToken).ConfigureAwait(false))
            {
                return permit;
            }
        }
        catch
        {
            permit.Dispose();
            throw;
        }

        permit.Dispose();
        return null;
    }

    /// <summary>Records the rate that a response reports.</summary>
    internal ValueTask ReportAsync(ApiResponse? answer)
    {
        var asked = answer is { Status: 429 } ? answer.RetryAfter : null;
        return _keepsRate && (answer?.Rate is not null || asked is not null)
            ? ReportAsync(answer?.Rate, asked)
            : ValueTask.CompletedTask;
    }

    private async ValueTask ReportAsync(RateLimit? rate, TimeSpan? asked) => await UpdateAsync(
        (state, now) => _rule.Report(state, rate, asked, now), CancellationToken.None).ConfigureAwait(false);

    private async ValueTask<bool> EnterAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        // Nearly always a permit is free, and nothing to wait for.
        if (_permits.Wait(0, CancellationToken.None))
        {
            return true;
        }

        using var limit = new TimeLimit(TimeLeft(deadline), time, cancellationToken);
        try
        {
            await _permits.WaitAsync(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException exception) when (limit.IsTimeOut(exception))
        {
            return false;
        }
    }

    private async ValueTask<bool> WaitForMomentAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        // A clock that is set back again and again would keep a closed bucket closed.
        var denied = _deniedSince;
        var isOver = denied is not null && time.GetElapsedTime(denied.Value) >= RateState.LongestClosure;
        var (booked, now) = await UpdateAsync(
            (state, at) => _rule.Book(isOver ? new RateState(default, default, state.Allowed) : state, at),
            cancellationToken).ConfigureAwait(false);

        // How long to wait, not until when: the store's clock may be another one.
        var moment = _rule.Booked(booked);
        var wait = moment - now;
        if (wait <= TimeSpan.Zero)
        {
            _deniedSince = null;
            return true;
        }

        if (wait <= deadline - time.GetUtcNow())
        {
            try
            {
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                _deniedSince = null;
                return true;
            }
            catch (OperationCanceledException)
            {
                await GiveBackAsync(moment).ConfigureAwait(false);
                throw;
            }
        }

        _deniedSince = denied ?? new StrongBox<long>(time.GetTimestamp());
        await GiveBackAsync(moment).ConfigureAwait(false);
        return false;
    }

    private async ValueTask GiveBackAsync(DateTimeOffset moment) =>
        await UpdateAsync((state, _) => _rule.GiveBack(state, moment), CancellationToken.None).ConfigureAwait(false);

    // A store that fails, in whatever way, bars no call without a key, and costs no call its outcome:
    // the rate is kept by this process.
    private async ValueTask<RateMoment> UpdateAsync(
        Func<RateState, DateTimeOffset, RateState> change, CancellationToken cancellationToken)
    {
        try
        {
            return await store.UpdateAsync(bucket, change, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return await _own.UpdateAsync(bucket, change, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan TimeLeft(DateTimeOffset deadline)
    {
        var left = deadline - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }

    private sealed class Permit(SemaphoreSlim permits) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                permits.Release();
            }
        }
    }
}
