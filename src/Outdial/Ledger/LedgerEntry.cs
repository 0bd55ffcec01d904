using System.Collections.Immutable;

namespace Outdial;

/// <summary>What a ledger has recorded about a key.</summary>
public sealed record LedgerEntry
{
    /// <summary>The key.</summary>
    public required CallKey Key { get; init; }

    /// <summary>How far the call has come.</summary>
    public required LedgerState State { get; init; }

    /// <summary>The contract under which it is placed.</summary>
    public required Contract Contract { get; init; }

    /// <summary>The API's address.</summary>
    public required string Service { get; init; }

    /// <summary>The user who calls; null for the token's user.</summary>
    public Guid? CallingUser { get; init; }

    /// <summary>The destinations, masked.</summary>
    public required ImmutableArray<string> Destinations { get; init; }

    /// <summary>What was dialled, letter for letter; empty once it is no longer needed.</summary>
    public ImmutableArray<string> Dialled { get; init; } = [];

    /// <summary>When the key was first used.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The last attempt's stamp; null if there was none.</summary>
    public CallStamp? Stamp { get; init; }

    /// <summary>When the first attempt was about to leave; null if none was.</summary>
    public DateTimeOffset? FirstIntended { get; init; }

    /// <summary>When the last attempt's outcome was recorded, or was to come at the latest; null if there was no
    /// attempt.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The conversation; null if none is known.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The rule that explains the outcome, such as <c>OD4041</c>; null if it needs no explanation.</summary>
    public string? Rule { get; init; }

    /// <summary>The outcome in one sentence; it carries no secret and no whole number.</summary>
    public string? Message { get; init; }

    /// <summary>The last answer's HTTP status; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The correlation ids of all answers.</summary>
    public ImmutableArray<string> CorrelationIds { get; init; } = [];
}
