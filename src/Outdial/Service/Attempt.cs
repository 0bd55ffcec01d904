namespace Outdial;

/// <summary>What one try at sending gave: one of a closed set.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>The service answered, whatever it said.</summary>
    internal sealed record Answered(ServiceAnswer Answer, string? ConversationId) : Attempt;

    /// <summary>Nothing was dialled: the body never began to leave.</summary>
    internal sealed record NotSent(Diagnostic Reason) : Attempt;

    /// <summary>The body began to leave, and no whole answer came back.</summary>
    internal sealed record Lost(Diagnostic Reason, ServiceAnswer? Answer = null) : Attempt;

    /// <summary>There was no token to send the call with.</summary>
    internal sealed record NoToken(TokenOutcome Outcome) : Attempt;
}
