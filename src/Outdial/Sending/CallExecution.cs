using System.Collections.Immutable;

namespace Outdial;

/// <summary>One call on its way: what has been tried so far.</summary>
/// <param name="call">The call.</param>
/// <param name="stamp">The stamp of the first attempt; those that follow count on from it.</param>
/// <param name="first">The request of the first attempt.</param>
/// <param name="session">The right to dial the call's key; null for a call without one.</param>
/// <param name="deadline">When the time for the whole call is over.</param>
internal sealed class CallExecution(
    ValidCall call, CallStamp stamp, WireRequest first, LedgerSession? session, DateTimeOffset deadline)
{
    /// <summary>The request as it was sent last, with its attempt's stamp.</summary>
    internal WireRequest Request { get; private set; } = first;

    /// <summary>The right to dial the call's key; null for a call without one.</summary>
    internal LedgerSession? Session => session;

    /// <summary>When the time for the whole call is over.</summary>
    internal DateTimeOffset Deadline => deadline;

    /// <summary>The stamp of the attempt that comes next.</summary>
    internal CallStamp NextStamp => new(stamp.Call, stamp.Attempt + AttemptCount);

    /// <summary>How often the request was tried.</summary>
    internal int AttemptCount { get; private set; }

    /// <summary>What was tried, in order.</summary>
    internal ImmutableArray<CallAttempt> Attempts { get; private set; } = [];

    /// <summary>The 401 after which another token was asked for; that is done once.</summary>
    internal Attempt? Rejected { get; set; }

    /// <summary>Begins the next attempt. Its request is made for it; the first one's is there.</summary>
    /// <param name="map">Writes the call with a stamp.</param>
    internal WireRequest Begin(Func<ValidCall, CallStamp, WireRequest> map)
    {
        if (AttemptCount > 0)
        {
            Request = map(call, NextStamp);
        }

        AttemptCount++;
        return Request;
    }

    /// <summary>Notes an attempt that is over.</summary>
    internal void Add(CallAttempt attempt) => Attempts = Attempts.Add(attempt);
}
