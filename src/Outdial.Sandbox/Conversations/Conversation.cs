using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A call at one moment.</summary>
internal sealed record Conversation
{
    public string Id { get; init; } = NewId.Text();

    public required DateTimeOffset Created { get; init; }

    public required CallOrigin Origin { get; init; }

    /// <summary>The user who called; null for a client of the guide's.</summary>
    public string? CallerId { get; init; }

    public ImmutableArray<Leg> Legs { get; init; } = [];

    /// <summary>Whom to dial once the caller's own leg is connected.</summary>
    public ImmutableArray<Destination> Waiting { get; init; } = [];

    /// <summary>Put on the far legs of the call.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? ExternalContactId { get; init; }

    public string? UuiData { get; init; }

    /// <summary>Which moment of the call this is: 0, 1, 2, …</summary>
    public int Version { get; init; }

    public string SelfUri => $"/api/v2/conversations/calls/{Id}";

    public bool IsActive => Legs.Any(leg => !leg.HasEnded);

    /// <summary>When the last leg ended; null while one has not.</summary>
    public DateTimeOffset? Ended => IsActive ? null : Legs.Max(leg => leg.Ended) ?? Created;

    /// <summary>When something happens next by itself; null if nothing does.</summary>
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

    /// <summary>How many characters its legs' attributes have, which is what can grow.</summary>
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
