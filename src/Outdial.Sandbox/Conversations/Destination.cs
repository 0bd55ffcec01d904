namespace Outdial.Sandbox;

/// <summary>Somebody whom an accepted request calls.</summary>
internal sealed record Destination
{
    /// <summary>The purpose of the leg.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is dialled on the telephone network, as it was sent; null for users, queues and mail.</summary>
    public string? Dialled { get; init; }

    /// <summary>The destination as the request named it: a number, an address or an id.</summary>
    public string AsSent => Dialled ?? UserId ?? QueueId ?? Address ?? "";

    /// <summary>The address that the leg shows.</summary>
    public string? Address { get; init; }

    public string? UserId { get; init; }

    public string? QueueId { get; init; }

    /// <summary>What becomes of it, by its number.</summary>
    public SimulatedOutcome Outcome { get; init; }

    /// <summary>Whether a phone is going to ring once it is dialled, unless somebody hangs up before.</summary>
    public bool Rings => Dialled is not null && Outcome is not (SimulatedOutcome.Busy or SimulatedOutcome.NotReachable);
}
