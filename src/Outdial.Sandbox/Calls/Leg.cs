namespace Outdial.Sandbox;

/// <summary>
/// One party of a call: a CallMediaParticipant of the published API, which has its state on the participant.
/// </summary>
internal sealed record Leg
{
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>agent, user, customer, external, …: free text in the published API.</summary>
    public required string Purpose { get; init; }

    /// <summary>contacting, dialing, connected, …: an open set in the published API.</summary>
    public required string State { get; init; }

    /// <summary>The address as the service stores it, such as <c>tel:+13175550123</c>.</summary>
    public string? Address { get; init; }

    public string? UserId { get; init; }

    public string? QueueId { get; init; }
}
