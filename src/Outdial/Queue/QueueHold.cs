namespace Outdial.Extensibility;

/// <summary>A caller who is taken by a call of a list.</summary>
/// <param name="Caller">Who.</param>
/// <param name="List">The list.</param>
/// <param name="Call">The call.</param>
/// <param name="State">How far its key has come; null if it was never claimed.</param>
/// <param name="ConversationId">The conversation, if it is known.</param>
/// <param name="Since">Since when.</param>
/// <param name="IsAbandoned">Whether the process that took it is certainly gone.</param>
public sealed record QueueHold(
    string Caller,
    string List,
    QueuedCall Call,
    LedgerState? State,
    string? ConversationId,
    DateTimeOffset Since,
    bool IsAbandoned);
