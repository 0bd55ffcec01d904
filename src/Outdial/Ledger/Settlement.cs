namespace Outdial;

/// <summary>How an unknown call is settled.</summary>
/// <param name="ConversationId">The conversation that it is; null if nothing was dialled.</param>
/// <param name="Evidence">By what it is known, in one sentence, without a whole number.</param>
public sealed record Settlement(string? ConversationId, string Evidence)
{
    /// <summary>The last attempt that was looked for: if another has been made meanwhile, nothing is settled. Null
    /// settles whatever was tried.</summary>
    public CallStamp? Attempt { get; init; }
}
