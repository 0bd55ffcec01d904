using System.Collections.Immutable;
using System.Diagnostics;

namespace Outdial;

/// <summary>Makes of the last attempt what is told to the caller.</summary>
internal static class CallOutcomes
{
    /// <summary>The outcome.</summary>
    /// <param name="attempt">The last attempt.</param>
    /// <param name="run">What was tried.</param>
    /// <param name="request">The request as it was sent last; without a stamp if it never was.</param>
    internal static CallOutcome Of(Attempt attempt, CallExecution run, WireRequest request)
    {
        var outcome = attempt switch
        {
            Attempt.Answered answered => OutcomeRule.Of(answered.Answer, answered.ConversationId, request),
            Attempt.NotSent notSent => new CallOutcome.NotSent { Diagnostics = [notSent.Reason] },
            Attempt.Barred barred => new CallOutcome.NotSent { Diagnostics = [barred.Reason] },
            Attempt.NoTurn noTurn => new CallOutcome.Throttled { Diagnostics = [noTurn.Reason] },
            Attempt.Lost lost => new CallOutcome.Unknown { Diagnostics = [lost.Reason] },
            Attempt.NoToken { Outcome: TokenOutcome.Refused refused } => new CallOutcome.Unauthorized
            {
                Diagnostics = [refused.Reason],
                Response = refused.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Throttled throttled } => new CallOutcome.Throttled
            {
                Diagnostics = [throttled.Reason],
                Response = throttled.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Failed failed } => new CallOutcome.NotSent
            {
                Diagnostics = [failed.Reason],
                Response = failed.Answer,
            },
            _ => throw new UnreachableException(),
        };
        if (run.Rejected is not null && outcome is CallOutcome.Unauthorized { Diagnostics: [var first, ..] } &&
            first.Rule == ServiceRules.TokenRejected)
        {
            outcome = outcome with { Diagnostics = [.. Refused(outcome.Diagnostics, attempt)] };
        }

        return outcome with
        {
            Request = request,
            AttemptCount = run.Attempts,
            Attempts = run.Trail,
            Response = outcome.Response ?? attempt.Said,
        };
    }

    // What the service says of the token, and why there was no other. A token that was fetched, or would have been, is
    // not one that was given.
    private static IEnumerable<Diagnostic> Refused(ImmutableArray<Diagnostic> findings, Attempt attempt) =>
        attempt is not Attempt.Answered { NoOther: var why } ? findings
        : why is null ? Fetched(findings)
        : why.Rule == ServiceRules.TokenRejected ? findings
        : Fetched(findings).Append(why);

    private static IEnumerable<Diagnostic> Fetched(ImmutableArray<Diagnostic> findings) =>
        findings.Select(finding => finding.Rule == ServiceRules.TokenRejected && finding.Help == finding.Rule.Fix
            ? finding with { Help = ServiceRules.OtherPlace }
            : finding);
}
