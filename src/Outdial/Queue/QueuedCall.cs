using System.Collections.Immutable;

namespace Outdial.Extensibility;

/// <summary>A call of a list that is to be placed.</summary>
public sealed record QueuedCall
{
    /// <summary>The key of its call: of the list, the row and the attempt.</summary>
    public required CallKey Key { get; init; }

    /// <summary>Where the row stands in its source, from 1.</summary>
    public required long Position { get; init; }

    /// <summary>What names the row in its list.</summary>
    public required string RowKey { get; init; }

    /// <summary>Which attempt at the row it is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The call, as text; personal data, kept until it is over.</summary>
    public required string Body { get; init; }

    /// <summary>What is dialled, letter for letter, for the gates; personal data, kept as long as the body.</summary>
    public required ImmutableArray<string> Dialled { get; init; }

    /// <summary>The destinations, masked.</summary>
    public required string Shown { get; init; }

    /// <summary>Whose call it is: a user's id; null if any of the list's callers may place it.</summary>
    public string? Caller { get; init; }

    /// <summary>The IANA zones in which the party may be, with commas between them; null if they are not
    /// known.</summary>
    public string? Zones { get; init; }

    /// <summary>The last moment at which it may leave; null if there is none.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>When it may be placed at the earliest; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }
}
