namespace Outdial;

/// <summary>Whether a user can place a call now, as far as the service tells.</summary>
public sealed record CallerState
{
    /// <summary>The user's id; null if the service did not tell it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Whether the service knows no such user.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether the user has a station; null if the service did not tell.</summary>
    public bool? HasStation { get; init; }

    /// <summary>A call that the user is in; null if there is none, or it cannot be seen.</summary>
    public string? ActiveConversation { get; init; }

    /// <summary>Whether the user's active calls were seen: the service shows those of the token's user only.</summary>
    public bool SawCalls { get; init; }

    /// <summary>Why the user cannot call now; null if nothing stands against it.</summary>
    public Diagnostic? Unavailable { get; init; }
}
