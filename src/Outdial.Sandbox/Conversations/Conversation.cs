using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A call in one state.</summary>
internal sealed record Conversation
{
    public string Id { get; init; } = NewId.Text();

    public required DateTimeOffset Created { get; init; }

    public required CallOrigin Origin { get; init; }

    /// <summary>The calling user; null for a client of the guide.</summary>
    public string? CallerId { get; init; }

    public ImmutableArray<Leg> Legs { get; init; } = [];

    /// <summary>What is dialled once the caller's own leg is connected.</summary>
    public ImmutableArray<Destination> Waiting { get; init; } = [];

    /// <summary>Set on the far legs of the call.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? ExternalContactId { get; init; }

    public string? UuiData { get; init; }

    /// <summary>The number of the state: 0, 1, 2, …</summary>
    public int Version { get; init; }

    public string SelfUri => $"/api/v2/conversations/calls/{Id}";

    public bool IsActive => Legs.Any(leg => !leg.HasEnded);

    /// <summary>When the last leg ended; null while one has not.</summary>
    public DateTimeOffset? Ended => IsActive ? null : Legs.Max(leg => leg.Ended) ?? Created;

    /// <summary>When the next step is due; null if there is none.</summary>
    public DateTimeOffset? Due
    {
        get
        {
            DateTimeOffset? first = null;
            foreach (var leg in Legs)
                if (leg.Next is var (due, _) && !(first <= due))
                    first = due;
            return first;
        }
    }

    /// <summary>The number of characters in its legs' attributes, which can grow.</summary>
    public long Weight
    {
        get
        {
            var weight = 0L;
            foreach (var leg in Legs)
                foreach (var (name, value) in leg.Attributes)
                    weight += name.Length + value.Length;
            return weight;
        }
    }

    public Conversation With(Leg leg) => this with { Legs = Legs.Replace(Legs.First(old => old.Id == leg.Id), leg) };
}
