using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A call to simulate, as an accepted request describes it.</summary>
internal sealed record CallPlan
{
    /// <summary>The plan of a request that was refused.</summary>
    public static CallPlan Nothing { get; } = new();

    /// <summary>The request that it was made of.</summary>
    public CallOrigin Origin { get; init; } = CallOrigin.None;

    /// <summary>The user whose station rings first; null for a client of the guide.</summary>
    public string? CallerId { get; init; }

    /// <summary>The queue on behalf of which the user calls.</summary>
    public string? FromQueueId { get; init; }

    /// <summary>The destinations, in order; one that is named twice is called twice.</summary>
    public ImmutableArray<Destination> Destinations { get; init; } = [];

    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? ExternalContactId { get; init; }

    public string? UuiData { get; init; }
}
