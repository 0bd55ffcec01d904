using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>Follows a call until it is over: by notifications if they are available, else by polling.
/// It never dials.</summary>
internal sealed class CallTracker(
    ServiceReader reader, NotificationChannels channels, TimeProvider time, TimeSpan patience)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(5);

    // While the service does not answer: many calls may be followed, and all of them ask.
    private static readonly TimeSpan LastUnseenPause = TimeSpan.FromSeconds(20);

    // While notifications come: that a connection has died is not always seen.
    private static readonly TimeSpan Assurance = TimeSpan.FromSeconds(30);

    // A call that never ends is not followed without end.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal async IAsyncEnumerable<CallProgress> FollowAsync(
        string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sight = new CallSnapshot(conversationId);
        if (!ConversationPath.IsId(conversationId))
        {
            yield return sight.Lost(new Diagnostic(TrackingRules.NoSuchConversation));
            yield break;
        }

        NotificationSocket? socket = null;
        var (subscribed, began, seen, pause) = (false, time.GetTimestamp(), time.GetTimestamp(), FirstPause);
        try
        {
            while (true)
            {
                var shown = await LookAsync(sight, conversationId, reader.GetOnceAsync, cancellationToken)
                    .ConfigureAwait(false);
                if (shown is ServiceReading.Shown)
                {
                    seen = time.GetTimestamp();
                    pause = pause > LastPause ? FirstPause : pause;
                }
                else if (!sight.Progress.IsOver && Lost((ServiceReading.Failed)shown, seen, pause) is { } reason)
                {
                    yield return sight.Lost(reason);
                    yield break;
                }

                if (!sight.Progress.IsOver && time.GetElapsedTime(began) >= Longest)
                {
                    yield return sight.Lost(new Diagnostic(
                        TrackingRules.LostSight, "The call was followed for 24 hours, and is not over."));
                    yield break;
                }

                if (sight.TakeChange() is { } news)
                {
                    pause = FirstPause;
                    yield return news;
                    if (news.IsOver)
                    {
                        yield break;
                    }
                }

                if (!subscribed && shown is ServiceReading.Shown)
                {
                    // Once the socket listens, the call is read again: events in between were not sent.
                    subscribed = true;
                    socket = await channels.OpenAsync(sight.OwnUser, cancellationToken).ConfigureAwait(false);
                    if (socket is not null)
                    {
                        continue;
                    }
                }

                if (socket is null)
                {
                    await Task.Delay(Wait(shown, pause), time, cancellationToken).ConfigureAwait(false);
                    var last = IsAway(shown) ? LastUnseenPause : LastPause;
                    pause = pause * 1.5 < last ? pause * 1.5 : last;
                    continue;
                }

                // Reads the call again after this time, even if notifications keep coming.
                var listening = time.GetTimestamp();
                while (time.GetElapsedTime(listening) < Assurance &&
                    await socket.ReceiveAsync(conversationId, Assurance, cancellationToken).ConfigureAwait(false) is
                    { } told)
                {
                    sight.Take(LegReader.Flat(told));
                    if (sight.Progress.IsOver)
                    {
                        break; // The last word is the service's answer, not an event.
                    }

                    if (sight.TakeChange() is { } heard)
                    {
                        yield return heard;
                    }
                }

                if (socket.IsLost)
                {
                    await socket.DisposeAsync().ConfigureAwait(false);
                    socket = null;
                }
            }
        }
        finally
        {
            if (socket is not null)
            {
                await socket.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Under a contract that has no way to look.</summary>
    internal static CallProgress Without(string conversationId) =>
        new CallSnapshot(conversationId).Lost(new Diagnostic(TrackingRules.NoFollowing));

    /// <summary>The call as it is now, read once.</summary>
    internal async Task<CallProgress> ReadAsync(string conversationId, CancellationToken cancellationToken)
    {
        var sight = new CallSnapshot(conversationId);
        if (!ConversationPath.IsId(conversationId))
        {
            return sight.Lost(new Diagnostic(TrackingRules.NoSuchConversation));
        }

        var shown = await LookAsync(sight, conversationId, reader.GetAsync, cancellationToken).ConfigureAwait(false);
        return shown is ServiceReading.Failed failed ? sight.Lost(Reason(failed)) : sight.Progress;
    }

    private async Task<ServiceReading> LookAsync(
        CallSnapshot sight,
        string conversationId,
        Func<string, CancellationToken, Task<ServiceReading>> ask,
        CancellationToken cancellationToken)
    {
        var reading = await ask(ConversationPath.OfCall(conversationId), cancellationToken).ConfigureAwait(false);
        if (reading is ServiceReading.Shown { Json: var call })
        {
            sight.Take(LegReader.Flat(call));
        }

        // Only the nested form says whether it was busy.
        if (sight.Progress.Verdict is CallVerdict.NotAnswered &&
            await reader.GetAsync(ConversationPath.Of(conversationId), cancellationToken).ConfigureAwait(false) is
                ServiceReading.Shown { Json: var nested })
        {
            sight.Explain(legs => LegReader.WithReasons(legs, nested));
        }

        return reading;
    }

    // Why the call is lost sight of; null while it may yet be seen.
    private Diagnostic? Lost(ServiceReading.Failed failed, long seen, TimeSpan pause)
    {
        var status = failed.Answer?.Status;
        var mayPass = !failed.NeedsCredentials && (failed.MayPass || status is null or 404);
        return mayPass && time.GetElapsedTime(seen) + Wait(failed, pause) <= patience ? null : Reason(failed);
    }

    private static bool IsAway(ServiceReading reading) =>
        reading is ServiceReading.Failed { Answer: null or { Status: 429 or >= 500 } };

    // As long as the service asks for, if that is longer.
    private static TimeSpan Wait(ServiceReading reading, TimeSpan pause) =>
        reading is ServiceReading.Failed { RetryAfter: { } asked } && asked > pause ? asked : pause;

    private static Diagnostic Reason(ServiceReading.Failed failed) => failed.Answer is { Status: 404 }
        ? new Diagnostic(TrackingRules.NoSuchConversation)
        : new Diagnostic(TrackingRules.LostSight, $"The service does not show the call any longer: {failed.Why}.")
        {
            Help = failed.NotSent?.Help ?? TrackingRules.LostSight.Fix,
        };
}
