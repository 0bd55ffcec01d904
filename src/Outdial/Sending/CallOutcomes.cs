using System.Collections.Immutable;
using System.Diagnostics;

namespace Outdial;

/// <summary>Makes of the last attempt the outcome that its row names, with the explanation.</summary>
internal static class CallOutcomes
{
    /// <summary>The outcome.</summary>
    /// <param name="attempt">The last attempt.</param>
    /// <param name="request">The request as it was sent last; without a stamp if it never was.</param>
    internal static CallOutcome Of(Attempt attempt, WireRequest request)
    {
        CallOutcome outcome = attempt.Decision.Outcome switch
        {
            OutcomeKind.Placed => new CallOutcome.Placed(attempt.ConversationId!), // it is placed by having one
            OutcomeKind.Refused => new CallOutcome.Refused(),
            OutcomeKind.Unauthorized => new CallOutcome.Unauthorized(),
            OutcomeKind.Throttled => new CallOutcome.Throttled(),
            OutcomeKind.NotSent => new CallOutcome.NotSent(),
            OutcomeKind.Unknown => new CallOutcome.Unknown(),
            _ => throw new UnreachableException(),
        };
        return outcome with
        {
            Diagnostics = Explain(attempt, request),
            Request = request,
            Response = attempt.Answer,
        };
    }

    private static ImmutableArray<Diagnostic> Explain(Attempt attempt, WireRequest request) => attempt switch
    {
        { Reason: { } reason } => [reason],
        { Decision.Outcome: OutcomeKind.Placed } => [],
        { Answer: { } answer } => AboutToken(attempt, RefusalDiagnosis.Explain(answer, request)),
        _ => throw new UnreachableException("An attempt has an answer, or a reason why not."),
    };

    // After a 401: what the service says of the token, and why there is no other. A token that was fetched, or would
    // have been, is not one that was given, which is what the rule's own advice is about.
    private static ImmutableArray<Diagnostic> AboutToken(Attempt attempt, ImmutableArray<Diagnostic> findings) =>
        attempt.Decision.Outcome != OutcomeKind.Unauthorized || findings[0].Rule != ServiceRules.TokenRejected
            ? findings
        : attempt.NoOtherToken is { } why
            ? why.Rule == ServiceRules.TokenRejected ? findings : [.. findings.Select(OfFetched), why]
        : attempt.IsRenewed ? [.. findings.Select(OfFetched)]
        : findings;

    private static Diagnostic OfFetched(Diagnostic finding) =>
        finding.Rule == ServiceRules.TokenRejected && finding.Help == finding.Rule.Fix
            ? finding with { Help = ServiceRules.OtherPlace }
            : finding;
}
