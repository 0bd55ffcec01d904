using System.Security.Cryptography;

namespace Outdial;

/// <summary>Gives requests their permits: so many at once, at the rate that the service allows.</summary>
/// <remarks>
/// <para>First in, first out. Waiting is a timer, and a request that is cancelled gives its moment back.</para>
/// <para>A background request (<see cref="RequestPriority"/>) books only a moment that is due. It holds no permit while
/// it waits, and one of them at a time asks, so that no more than one is before a normal request.</para>
/// </remarks>
#pragma warning disable CA1001 // What it owns needs no disposal; see _permits.
internal sealed class RequestRateLimiter(
    RateLimitOptions options, IRateStore store, string bucket, TimeProvider time, Func<double>? random = null)
#pragma warning restore CA1001
{
    // The most time that a call can be given (TotalTimeout).
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    // By how much background requests of different processes come apart, at most: where all asked at the same moment,
    // the process that is nearest to the store would always be first.
    private static readonly TimeSpan MostSpread = TimeSpan.FromMilliseconds(100);

    private readonly SharedRate _rate = new(options.Reserve, store, bucket, time);
    private readonly bool _keepsRate = options.Enabled;

    // Since when no request got a moment; null if the last one did.
    private Denial? _denied;

    // Asynchronous waiters are served in order. Not disposed of, which only its wait handle
    // would need: a call that is on its way when its client is disposed of gives its permit back, and has its outcome.
    private readonly SemaphoreSlim _permits = new(options.MaxConcurrentRequests);

    // The background request that asks for a moment.
    private readonly SemaphoreSlim _background = new(1);

    private readonly Func<double> _random =
        random ?? (() => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24));

    /// <summary>Waits for a permit.</summary>
    /// <param name="deadline">A permit after this moment is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A permit, to be given back after the answer; null if there is none in time.</returns>
    internal async ValueTask<IDisposable?> WaitAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (!RequestPriority.IsBackground)
        {
            return await TakeAsync(isBackground: false, deadline, cancellationToken).ConfigureAwait(false);
        }

        if (!await EnterAsync(_background, deadline, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return await TakeAsync(isBackground: true, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _background.Release();
        }
    }

    /// <summary>Records the rate that a response reports.</summary>
    internal ValueTask ReportAsync(ApiResponse? answer)
    {
        var asked = answer is { Status: 429 } ? answer.RetryAfter : null;
        return _keepsRate && (answer?.Rate is not null || asked is not null)
            ? _rate.ReportAsync(answer?.Rate, asked)
            : ValueTask.CompletedTask;
    }

    private async ValueTask<IDisposable?> TakeAsync(
        bool isBackground, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        while (await EnterAsync(_permits, deadline, cancellationToken).ConfigureAwait(false))
        {
            TimeSpan? wait = null;
            try
            {
                wait = _keepsRate
                    ? await AskAsync(isBackground, deadline, cancellationToken).ConfigureAwait(false)
                    : TimeSpan.Zero;
            }
            finally
            {
                if (wait != TimeSpan.Zero)
                {
                    _permits.Release();
                }
            }

            if (wait is null || wait == TimeSpan.Zero)
            {
                return wait is null ? null : new Permit(_permits);
            }

            await Task.Delay(wait.Value, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<bool> EnterAsync(
        SemaphoreSlim semaphore, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        // Nearly always it is free, and there is nothing to wait for.
        if (semaphore.Wait(0, CancellationToken.None))
        {
            return true;
        }

        using var limit = new TimeLimit(TimeLeft(deadline), time, cancellationToken);
        try
        {
            await semaphore.WaitAsync(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException exception) when (limit.IsTimeOut(exception))
        {
            return false;
        }
    }

    // Zero when its moment has come; how long to wait before it is asked for again; null if there is none in time.
    private async ValueTask<TimeSpan?> AskAsync(
        bool isBackground, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        // A clock that is set back again and again would keep a closed bucket closed.
        var denied = _denied;
        var left = TimeLeft(deadline);
        var booking = await _rate.BookAsync(
            isBackground ? TimeSpan.Zero : left,
            beginsAnew: denied is not null && time.GetElapsedTime(denied.Since) >= RateState.LongestClosure,
            cancellationToken).ConfigureAwait(false);
        if (!booking.IsBooked)
        {
            // Where others go on booking, it is not closed.
            _denied = denied is null || booking.State.FreeAt > denied.FreeAt
                ? new Denial(time.GetTimestamp(), booking.State.FreeAt)
                : denied;
            return booking.Wait <= left ? Pause(booking, left) : null;
        }

        await WaitAsync(booking, cancellationToken).ConfigureAwait(false);
        _denied = null;
        return TimeSpan.Zero;
    }

    // How long to wait, not until when: the store's clock may be another one.
    private async ValueTask WaitAsync(RateBooking booking, CancellationToken cancellationToken)
    {
        if (booking.Wait <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(booking.Wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _rate.GiveBackAsync(booking).ConfigureAwait(false);
            throw;
        }
    }

    // Until about the moment, and no longer than there is time. In whole milliseconds: a timer leaves out what is less,
    // and would end before the moment.
    private TimeSpan Pause(RateBooking booking, TimeSpan left)
    {
        var spread = booking.Interval / 2 < MostSpread ? booking.Interval / 2 : MostSpread;
        var pause = booking.Wait + (spread * _random());
        return Millisecond * Math.Max(1, Math.Ceiling((pause < left ? pause : left) / Millisecond));
    }

    private TimeSpan TimeLeft(DateTimeOffset deadline)
    {
        var left = deadline - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }

    private sealed record Denial(long Since, DateTimeOffset FreeAt);

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
