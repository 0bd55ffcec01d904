using System.Collections.Immutable;

namespace Outdial;

/// <summary>One call on its way: what has been tried so far.</summary>
internal sealed class CallRun(ValidCall call, Mapping preview, LedgerTicket? ticket, DateTimeOffset deadline)
{
    private readonly List<CallAttempt> _trail = [];

    internal ValidCall Call => call;

    /// <summary>The request without a stamp: what is known of it before it is sent.</summary>
    internal WireRequest Request { get; set; } = preview.Request!; // only a call that was mapped runs

    /// <summary>The right to dial the call's key; null for a call without one.</summary>
    internal LedgerTicket? Ticket => ticket;

    /// <summary>When the time for the whole call is over.</summary>
    internal DateTimeOffset Deadline => deadline;

    /// <summary>The id that all attempts carry.</summary>
    internal Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>How often the request was tried.</summary>
    internal int Attempts { get; set; }

    /// <summary>The 401 after which another token was asked for; that is done once.</summary>
    internal Attempt? Rejected { get; set; }

    internal ImmutableArray<CallAttempt> Trail => [.. _trail];

    internal void Add(CallAttempt attempt) => _trail.Add(attempt);
}
