namespace Outdial.Extensibility;

/// <summary>A stamp that a conversation carries.</summary>
/// <param name="CallId">The call: <see cref="CallStamp.Call"/> of its attempts.</param>
/// <param name="ConversationId">The conversation.</param>
public sealed record FoundStamp(Guid CallId, string ConversationId);
