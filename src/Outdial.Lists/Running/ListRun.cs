using System.Collections.Immutable;
using System.Threading.Channels;

namespace Outdial.Lists;

/// <summary>Places a list, once: hands rows to callers who are free, and stops when none waits.</summary>
#pragma warning disable CA1001 // Its semaphore needs no disposal without a wait handle.
internal sealed class ListRun(
    ICallClient client, ICallQueue queue, CallListEntry list, CallListRunOptions options, TimeProvider time)
#pragma warning restore CA1001
{
    // How long after a look for unknown calls the next one is: each asks the service, at the rate that calls need too.
    private static readonly TimeSpan LookPause = TimeSpan.FromMinutes(10);

    private readonly Channel<ListEvent> _events = Channel.CreateUnbounded<ListEvent>();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Lock _lock = new();
    private readonly List<Task> _calls = [];
    private readonly StopRule _rule = new(StoredSettings.Read(list.Settings).StopAfterFailures);
    private CancellationToken _stop;
    private DateTimeOffset _notBefore;
    private Diagnostic? _failure;
    private (DateTimeOffset? Until, string? Reason) _told;

    /// <summary>What happens; complete when the run is over.</summary>
    internal ChannelReader<ListEvent> Events => _events.Reader;

    /// <summary>Runs to the end. It does not throw: what goes wrong completes the events.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        Exception? failure = null;
        using var background = RequestPriority.BeginBackground(); // a person's call comes first
        try
        {
            await StartAsync(stop).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // It is thrown where the events are read.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }

        _events.Writer.Complete(failure);
    }

    private async Task StartAsync(CancellationToken stop)
    {
        _stop = stop;
        var settings = StoredSettings.Read(list.Settings);
        var state = await queue.SetListStateAsync(list.Name, CallListState.Running, CancellationToken.None)
            .ConfigureAwait(false);
        if (state == CallListState.Cancelled)
        {
            await FinishAsync(settings, stop).ConfigureAwait(false);
        }

        if (state != CallListState.Running)
        {
            await SayStoppedAsync(state, $"the list is {Word(state)}", null).ConfigureAwait(false);
            return;
        }

        var callers = await Callers.OfAsync(client, list, settings, CancellationToken.None).ConfigureAwait(false);
        callers.Add(await queue.GetCallersAsync(list.Name, CancellationToken.None).ConfigureAwait(false));
        using var calls = new CallTurns(client, queue, list, settings, options, time, Tell, stop);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
#pragma warning disable CA2025 // It is over before them, below.
        var looking = LookAsync(calls, over.Token);
#pragma warning restore CA2025
        StopReason? end;
        try
        {
            end = await LoopAsync(callers, calls, stop).ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([looking, .. _calls]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll([looking, .. _calls]).ConfigureAwait(false);
        var counts = await CountAsync().ConfigureAwait(false);
        if (end is { } reason && !(reason.IsFromOutside && IsOver(counts)))
        {
            await SayStoppedAsync(
                await StateAfterAsync(reason.Pauses).ConfigureAwait(false), reason.Text, reason.Diagnostic)
                .ConfigureAwait(false);
        }
        else
        {
            Tell(new ListEvent.Done(counts) { At = time.GetUtcNow() });
        }
    }

    // A list that has nothing left to do is done, whatever the moment at which that is seen.
    private static bool IsOver(ImmutableSortedDictionary<ListRowState, long> counts) =>
        counts.GetValueOrDefault(ListRowState.Waiting) + counts.GetValueOrDefault(ListRowState.Calling) == 0;

    // No further row of a cancelled list is placed; a call that goes on is followed to its end, and its caller is free.
    private async Task FinishAsync(StoredSettings settings, CancellationToken stop)
    {
        using var calls = new CallTurns(client, queue, list, settings, options, time, Tell, stop);
        foreach (var hold in await queue.GetHoldsAsync(list.Name, CancellationToken.None).ConfigureAwait(false))
        {
            if (hold.IsAbandoned &&
                await queue.TakeOverAsync(hold.Call.Key, CancellationToken.None).ConfigureAwait(false))
            {
                await calls.GoOnAsync(hold).ConfigureAwait(false);
            }
        }
    }

    // Looks again for what needs a person: later calls prove what an earlier look could not.
    private async Task LookAsync(CallTurns calls, CancellationToken over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                foreach (var row in (await UnknownAsync().ConfigureAwait(false))
                    .TakeWhile(_ => !over.IsCancellationRequested))
                {
                    await calls.LookAgainAsync(row, over).ConfigureAwait(false);
                    _news.Release();
                }

                await Task.Delay(LookPause, time, over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
        }
    }

    // What a caller is taken by is found with the caller's hold.
    private async Task<List<ListRow>> UnknownAsync()
    {
        var held = (await queue.GetHoldsAsync(list.Name, CancellationToken.None).ConfigureAwait(false))
            .Select(hold => hold.Call.Key).ToHashSet();
        return list.Contract == Contract.Guide ? [] : await queue
            .GetRowsAsync(
                list.Name, [ListRowState.Unknown, ListRowState.NotPlaced], cancellationToken: CancellationToken.None)
            .Where(row => row.Over is null && !held.Contains(row.Key)).ToListAsync().ConfigureAwait(false);
    }

    // Why it stopped before its end; null if no row waits.
    private async Task<StopReason?> LoopAsync(Callers callers, CallTurns calls, CancellationToken stop)
    {
        var looked = DateTimeOffset.MinValue;
        while (true)
        {
            var now = time.GetUtcNow();
            if (Locked(() => _calls.Find(call => call.IsFaulted)) is { } failed)
            {
                await failed.ConfigureAwait(false); // the ledger cannot be used: no further row is taken
            }

            if (Reason(now, stop) is { } reason)
            {
                return reason;
            }

            if (now - looked >= options.PollInterval)
            {
                // What a process that is gone left behind, and what an earlier run of this one let go.
                looked = now;
                await TakeOverAsync(callers, calls).ConfigureAwait(false);
            }

            var free = now < _notBefore ? [] : Locked(() => callers.Free(now));
            var turn = await queue.TakeAsync(list.Name, free, CancellationToken.None).ConfigureAwait(false);
            switch (turn)
            {
                case QueueTurn.Taken taken:
                    _told = default;
                    Begin(callers, taken.Caller, () =>
                        calls.PlaceAsync(taken.Call, taken.Caller, UserOf(callers, taken)));
                    await calls.TurnAsync().ConfigureAwait(false);
                    break;
                case QueueTurn.Stopped stopped:
                    return new StopReason($"the list was {Word(stopped.State)} elsewhere", null, Pauses: false);
                case QueueTurn.Empty when !Locked(() => callers.AnyBusy):
                    return null;
                case QueueTurn.Empty:
                    await WaitAsync(null, stop).ConfigureAwait(false);
                    break;
                case QueueTurn.Nothing nothing:
                    var until = Earlier(nothing.Until, Locked(() => callers.NextBack(now)), now);
                    if (!options.Waits && !Locked(() => callers.AnyBusy) && !(until <= now))
                    {
                        return new StopReason("no row is due now", nothing.Why, Pauses: false);
                    }

                    SayWaiting(nothing, until);
                    await WaitAsync(until, stop).ConfigureAwait(false);
                    break;
            }
        }
    }

    private DateTimeOffset? Earlier(DateTimeOffset? due, DateTimeOffset? back, DateTimeOffset now)
    {
        var closed = _notBefore > now ? _notBefore : (DateTimeOffset?)null;
        return new[] { due, back, closed }.Where(moment => moment is not null).Min();
    }

    private static Guid? UserOf(Callers callers, QueueTurn.Taken taken) => callers.UserOf(taken.Caller);

    private StopReason? Reason(DateTimeOffset now, CancellationToken stop) =>
        stop.IsCancellationRequested ? new StopReason("it was stopped here", null, Pauses: true, IsFromOutside: true)
        : options.StopAt <= now
            ? new StopReason("its time is over (stop-at)", null, Pauses: true, IsFromOutside: true)
        : Locked(() => _failure) is { } failure ? new StopReason("the account cannot call", failure, Pauses: true)
        : Locked(() => _rule.IsReached) ? new StopReason(_rule.ToString(), null, Pauses: true)
        : null;

    // Calls of this list, and those of others that keep a caller of it: the process that began them is gone.
    private async Task TakeOverAsync(Callers callers, CallTurns calls)
    {
        var holds = await queue.GetHoldsAsync(null, CancellationToken.None).ConfigureAwait(false);
        foreach (var hold in holds.Where(hold => hold.IsAbandoned))
        {
            var other = hold.List == list.Name ? null : await OtherAsync(callers, hold).ConfigureAwait(false);
            if ((hold.List == list.Name || other is not null) &&
                await queue.TakeOverAsync(hold.Call.Key, CancellationToken.None).ConfigureAwait(false))
            {
                Begin(callers, hold.Caller, other is null
                    ? () => calls.GoOnAsync(hold)
                    : () => GoOnAsync(other, hold));
            }
        }
    }

    // The list of a call that keeps a caller of this one, if it is of the same account.
    private async Task<CallListEntry?> OtherAsync(Callers callers, QueueHold hold) =>
        Locked(() => callers.Names.Contains(hold.Caller)) &&
        await queue.FindListAsync(hold.List, CancellationToken.None).ConfigureAwait(false) is { } other &&
        other.Service == list.Service && other.Contract == list.Contract ? other : null;

    // Its end is shown with its own list, and does not count as a failure of this one.
    private async Task<CallTurn> GoOnAsync(CallListEntry other, QueueHold hold)
    {
        using var calls = new CallTurns(
            client, queue, other, StoredSettings.Read(other.Settings), options, time, _ => { }, _stop);
        return await calls.GoOnAsync(hold).ConfigureAwait(false) with { IsFailure = null };
    }

    private void Begin(Callers callers, string caller, Func<Task<CallTurn>> place)
    {
        lock (_lock)
        {
            callers.Begin(caller);
            _calls.RemoveAll(call => call.IsCompletedSuccessfully);
            _calls.Add(RunAsync());
        }

        async Task RunAsync()
        {
            var turn = new CallTurn(default, default, null, null);
            try
            {
                turn = await Task.Run(place).ConfigureAwait(false);
            }
            finally
            {
                lock (_lock)
                {
                    callers.End(caller, turn.CallerNotBefore);
                    _notBefore = turn.NotBefore > _notBefore ? turn.NotBefore : _notBefore;
                    _failure ??= turn.Failure;
                    if (turn.IsFailure is { } isFailure)
                    {
                        _rule.Count(isFailure);
                    }
                }

                _news.Release();
            }
        }
    }

    // Until there is news of a call, or the moment has come, or it is time to look again.
    private async Task WaitAsync(DateTimeOffset? until, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var longest = until is { } moment && moment - now < options.PollInterval ? moment - now : options.PollInterval;
        if (options.StopAt is { } end && end - now < longest)
        {
            longest = end - now;
        }

        if (longest <= TimeSpan.Zero)
        {
            return;
        }

        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_news.WaitAsync(cut.Token), Task.Delay(longest, time, cut.Token)).ConfigureAwait(false);
        await cut.CancelAsync().ConfigureAwait(false);
    }

    private void SayWaiting(QueueTurn.Nothing nothing, DateTimeOffset? until)
    {
        if (nothing.Why is { } why && _told != (until, why.Message))
        {
            _told = (until, why.Message);
            Tell(new ListEvent.Waiting(until, why) { At = time.GetUtcNow() });
        }
    }

    private async Task<CallListState?> StateAfterAsync(bool pauses) => pauses
        ? await queue.SetListStateAsync(list.Name, CallListState.Paused, CancellationToken.None).ConfigureAwait(false)
        : (await queue.FindListAsync(list.Name, CancellationToken.None).ConfigureAwait(false))?.State;

    private async Task SayStoppedAsync(CallListState? state, string why, Diagnostic? diagnostic) => Tell(
        new ListEvent.Stopped(state, why, diagnostic, await CountAsync().ConfigureAwait(false))
        {
            At = time.GetUtcNow(),
        });

    private async Task<ImmutableSortedDictionary<ListRowState, long>> CountAsync() =>
        await queue.CountAsync(list.Name, CancellationToken.None).ConfigureAwait(false);

    private void Tell(ListEvent happened) => _events.Writer.TryWrite(happened);

    private static string Word(CallListState? state) => state switch
    {
        null => "gone",
        CallListState.Importing => "not imported completely",
        { } known => $"{known}".ToLowerInvariant(),
    };

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private sealed record StopReason(
        string Text, Diagnostic? Diagnostic, bool Pauses, bool IsFromOutside = false);
}
