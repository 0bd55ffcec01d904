namespace Outdial;

/// <summary>What one attempt at sending gave, and the row of <see cref="Decisions"/> that it falls under.</summary>
/// <param name="Decision">What it proves.</param>
/// <param name="Stage">How far it came.</param>
internal sealed record Attempt(Decision Decision, SendStage Stage)
{
    private const string NothingDialled = "Nothing was dialled.";

    /// <summary>Why it came no further; null where the answer says it.</summary>
    internal Diagnostic? Reason { get; init; }

    /// <summary>The answer, or what came of it; of the login service if there was no token.</summary>
    internal ApiResponse? Answer { get; init; }

    /// <summary>The conversation's id; null unless the call was placed.</summary>
    internal string? ConversationId { get; init; }

    /// <summary>Whether its token replaced one that was rejected.</summary>
    internal bool IsRenewed { get; init; }

    /// <summary>After a 401: why there is no other token; null if none was asked for, or one was given.</summary>
    internal Diagnostic? NoOtherToken { get; init; }

    /// <summary>The service answered.</summary>
    internal static Attempt Answered(ApiResponse answer, string? conversationId, bool isRenewed)
    {
        var decision = Decisions.Of(answer, conversationId, isRenewed);
        return new Attempt(decision, SendStage.Answered)
        {
            Answer = answer,
            ConversationId = decision == Decisions.Placed ? conversationId : null,
            IsRenewed = isRenewed,
            Reason = decision == Decisions.Unreadable ? new Diagnostic(ServiceRules.AnswerUnreadable) : null,
        };
    }

    /// <summary>Nothing was sent: something that a request needs was missing.</summary>
    internal static Attempt NotMade(Decision decision, Diagnostic reason) =>
        new(decision, SendStage.Preparation) { Reason = reason };

    /// <summary>Nothing was sent: there was no token.</summary>
    internal static Attempt WithoutToken(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Refused refused =>
            NotMade(Decisions.TokenRefused, refused.Reason) with { Answer = refused.Answer },
        TokenOutcome.Throttled throttled =>
            NotMade(Decisions.TokenThrottled, throttled.Reason) with { Answer = throttled.Answer },
        TokenOutcome.Failed failed =>
            NotMade(Decisions.TokenFailed, Said(failed.Reason)) with { Answer = failed.Answer },
        _ => throw new ArgumentException("There is a token.", nameof(outcome)),
    };

    // The login service is asked for questions too, of which that is not said.
    private static Diagnostic Said(Diagnostic reason) =>
        reason.Message.Contains(NothingDialled, StringComparison.OrdinalIgnoreCase)
            ? reason : reason with { Message = $"{reason.Message} {NothingDialled}" };
}
