using System.Collections.Immutable;

namespace Outdial;

/// <summary>One call on its way: what has been tried so far.</summary>
/// <param name="call">The call.</param>
/// <param name="id">The id that all attempts carry.</param>
/// <param name="first">The request of the first attempt.</param>
/// <param name="ticket">The right to dial the call's key; null for a call without one.</param>
/// <param name="deadline">When the time for the whole call is over.</param>
internal sealed class CallExecution(
    ValidCall call, Guid id, WireRequest first, LedgerTicket? ticket, DateTimeOffset deadline)
{
    internal ValidCall Call => call;

    /// <summary>The request as it was sent last, with its attempt's stamp.</summary>
    internal WireRequest Request { get; private set; } = first;

    /// <summary>The right to dial the call's key; null for a call without one.</summary>
    internal LedgerTicket? Ticket => ticket;

    /// <summary>When the time for the whole call is over.</summary>
    internal DateTimeOffset Deadline => deadline;

    /// <summary>The stamp of the attempt that comes next.</summary>
    internal CallStamp Next => new(id, Attempts + 1);

    /// <summary>How often the request was tried.</summary>
    internal int Attempts { get; private set; }

    /// <summary>The 401 after which another token was asked for; that is done once.</summary>
    internal Attempt.Answered? Rejected { get; set; }

    internal ImmutableArray<CallAttempt> Trail { get; private set; } = [];

    /// <summary>Begins the next attempt. Its request is made for it; the first one's is there.</summary>
    /// <param name="map">Writes the call with a stamp.</param>
    internal WireRequest Begin(Func<ValidCall, CallStamp, WireRequest> map)
    {
        if (Attempts > 0)
        {
            Request = map(call, Next);
        }

        Attempts++;
        return Request;
    }

    internal void Add(CallAttempt attempt) => Trail = Trail.Add(attempt);
}
