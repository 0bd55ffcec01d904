namespace Outdial.Sandbox;

/// <summary>A party that an accepted request calls.</summary>
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

    /// <summary>What is simulated for it, by its number.</summary>
    public SimulatedOutcome Outcome { get; init; }

    /// <summary>Whether dialling it rings a phone.</summary>
    public bool Rings => Dialled is not null && Outcome is not (SimulatedOutcome.Busy or SimulatedOutcome.NotReachable);
}
