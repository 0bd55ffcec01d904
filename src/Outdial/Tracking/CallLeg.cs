using System.Collections.Immutable;

namespace Outdial;

/// <summary>One party of a call, as the service shows it: a participant. Texts are the service's, and open
/// sets.</summary>
public sealed record CallLeg
{
    /// <summary>The participant's id.</summary>
    public required string Id { get; init; }

    /// <summary>What the party is: <c>user</c>, <c>agent</c>, <c>external</c>, <c>customer</c>, <c>acd</c>, …; null if
    /// the service does not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>The address as the service keeps it, such as <c>tel:+12025550123</c>; personal data. Null for a user or
    /// a queue.</summary>
    public string? Address { get; init; }

    /// <summary>The user's id, or null.</summary>
    public string? UserId { get; init; }

    /// <summary>The queue's id, or null.</summary>
    public string? QueueId { get; init; }

    /// <summary>Whether it is the leg of who calls: of users and agents that do not come in, the first (our reading of
    /// the order in which legs were recorded to appear).</summary>
    public bool IsOwn { get; init; }

    /// <summary><c>contacting</c>, <c>dialing</c>, <c>connected</c>, <c>disconnected</c>, <c>terminated</c>,
    /// …</summary>
    public required string State { get; init; }

    /// <summary>Whether it has ended: it is disconnected or terminated.</summary>
    public bool IsOver => State is "disconnected" or "terminated";

    /// <summary>How it ended: <c>endpoint</c>, <c>peer</c>, <c>client</c>, <c>error</c>, …; null until it
    /// has.</summary>
    public string? DisconnectType { get; init; }

    /// <summary>The code of what failed, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it ended, as telephony reports it. It is read only if it decides the verdict.</summary>
    public ImmutableArray<DisconnectReason> Reasons { get; init; } = [];

    /// <summary>When it began, by the service's clock.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it was answered, by the service's clock; null if it was not.</summary>
    public DateTimeOffset? Connected { get; init; }

    /// <summary>When it ended, by the service's clock.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether it has been connected, now or before.</summary>
    public bool WasConnected => Connected is not null || State == "connected";
}
