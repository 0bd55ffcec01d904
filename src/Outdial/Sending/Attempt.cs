namespace Outdial;

/// <summary>What one try at sending gave: one of a closed set.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>How far it came.</summary>
    internal abstract SendStage Stage { get; }

    /// <summary>What the service said, if it said anything.</summary>
    internal virtual ApiResponse? Said => null;

    /// <summary>The service answered, whatever it said.</summary>
    internal sealed record Answered(ApiResponse Answer, string? ConversationId) : Attempt
    {
        /// <summary>After a 401: why no other token was to be had; null if none was asked for, or one was.</summary>
        internal Diagnostic? NoOther { get; init; }

        internal override SendStage Stage => SendStage.Answered;

        internal override ApiResponse? Said => Answer;
    }

    /// <summary>Nothing was dialled: the body never began to leave, or the server said that it did not look at
    /// it.</summary>
    internal sealed record NotSent(Diagnostic Reason, SendStage FailedAt, bool StreamRefused = false) : Attempt
    {
        internal override SendStage Stage => FailedAt;
    }

    /// <summary>The body began to leave, and no whole answer came back.</summary>
    internal sealed record Lost(Diagnostic Reason, SendStage FailedAt, ApiResponse? Answer = null) : Attempt
    {
        internal override SendStage Stage => FailedAt;

        internal override ApiResponse? Said => Answer;
    }

    /// <summary>There was no token to send the call with.</summary>
    internal sealed record NoToken(TokenOutcome Outcome) : Attempt
    {
        internal override SendStage Stage => SendStage.Preparation;
    }

    /// <summary>It must not be sent: there is no durable intent, or a handler sent it outside of its attempt.</summary>
    internal sealed record Barred(Diagnostic Reason, bool IsStray = false) : Attempt
    {
        internal override SendStage Stage => IsStray ? SendStage.RequestHeaders : SendStage.Preparation;
    }

    /// <summary>Its turn would come after the time for the call is over.</summary>
    internal sealed record NoTurn(Diagnostic Reason) : Attempt
    {
        internal override SendStage Stage => SendStage.Preparation;
    }
}
