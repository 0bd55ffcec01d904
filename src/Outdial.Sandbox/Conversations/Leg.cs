using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>
/// One party of a call in one state: a participant of the published API, with its one communication.
/// </summary>
internal sealed record Leg
{
    public string Id { get; init; } = NewId.Text();

    /// <summary>The id of the communication, which is part of the wrap-up path.</summary>
    public string CommunicationId { get; init; } = NewId.Text();

    /// <summary>agent, user, customer, external, acd: free text in the published API.</summary>
    public required string Purpose { get; init; }

    public required LegState State { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Whether it is the caller's own leg; when it ends, the call ends.</summary>
    public bool IsCaller { get; init; }

    /// <summary>The address as the service stores it, such as <c>tel:+13175550123</c>.</summary>
    public string? Address { get; init; }

    public string? UserId { get; init; }

    public string? QueueId { get; init; }

    public SimulatedOutcome Outcome { get; init; }

    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The attributes by their names, as they are shown; null if there are none.</summary>
    public IReadOnlyDictionary<string, string>? SortedAttributes => Attributes.IsEmpty
        ? null
        : new SortedDictionary<string, string>(Attributes, StringComparer.Ordinal);

    public DateTimeOffset? Connected { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>endpoint, peer, client, error, …: of the published values.</summary>
    public string? DisconnectType { get; init; }

    public ErrorInfo? Error { get; init; }

    public bool Held { get; init; }

    public bool Muted { get; init; }

    public WrapUp? WrapUp { get; init; }

    /// <summary>The next step, and when it is due; null if there is none.</summary>
    public NextStep? Next { get; init; }

    /// <summary>Whether a far phone rings now.</summary>
    public bool IsRinging => State is LegState.Dialing && !IsCaller && Address is not null && QueueId is null
        && Outcome is not (SimulatedOutcome.Busy or SimulatedOutcome.NotReachable);

    public bool HasEnded => State is LegState.Disconnected or LegState.Terminated;
}
