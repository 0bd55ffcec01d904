namespace Outdial.Lists;

/// <summary>Ends a row's attempt, and queues the next one where there is one. Each has a key of its own.</summary>
internal sealed class RowEnd(
    ICallQueue queue, string list, StoredSettings settings, TimeProvider time, Action<ListEvent> tell)
{
    // Attempts that did not reach the party, and those that were asked for.
    private const int MostAttempts = 30;

    /// <summary>Ends an attempt after the call; the row is tried again if that was asked for.</summary>
    internal async Task EndAsync(ListCall call, string verdict, string message)
    {
        var due = await PauseAsync(call, verdict).ConfigureAwait(false) is { } pause
            ? time.GetUtcNow() + pause : (DateTimeOffset?)null;
        await EndAsync(call, verdict, message, due).ConfigureAwait(false);
    }

    /// <summary>Ends an attempt that did not reach the party: the row is tried again.</summary>
    internal Task AgainAsync(ListCall call, string verdict, DateTimeOffset due) => EndAsync(
        call,
        verdict,
        "The party was not called.",
        call.Attempt < MostAttempts ? due : null);

    // After how long the row is tried again; null if it is not, or was as often as was asked for.
    private async Task<TimeSpan?> PauseAsync(ListCall call, string verdict)
    {
        if (settings.Retries.FirstOrDefault(retry => retry.Verdict == verdict) is not { } retry)
        {
            return null;
        }

        var earlier = await queue.CountEarlierAsync(call.Key, verdict, CancellationToken.None).ConfigureAwait(false);
        return earlier < retry.Times ? retry.Pause : null;
    }

    private async Task EndAsync(ListCall call, string verdict, string message, DateTimeOffset? due)
    {
        await queue.EndAsync(
            call.Key,
            verdict,
            message,
            due is { } moment && RowKey.Of(list, call.RowKey, call.Attempt + 1) is { } key
                ? new NextAttempt(key, call.Attempt + 1, moment)
                : null,
            CancellationToken.None).ConfigureAwait(false);
        tell(new ListEvent.Ended(call, verdict, message, due) { At = time.GetUtcNow() });
    }
}
