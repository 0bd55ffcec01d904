using System.Diagnostics;

namespace Outdial;

/// <summary>Makes of the last attempt what is told to the caller.</summary>
internal static class CallOutcomes
{
    /// <summary>The outcome.</summary>
    /// <param name="attempt">The last attempt.</param>
    /// <param name="run">What was tried.</param>
    /// <param name="request">The request as it was sent last; without a stamp if it never was.</param>
    internal static CallOutcome Of(Attempt attempt, CallRun run, WireRequest request)
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
                Answer = refused.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Throttled throttled } => new CallOutcome.Throttled
            {
                Diagnostics = [throttled.Reason],
                Answer = throttled.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Failed failed } => new CallOutcome.NotSent
            {
                Diagnostics = [failed.Reason],
                Answer = failed.Answer,
            },
            _ => throw new UnreachableException(),
        };
        return outcome with
        {
            Request = request,
            Attempts = run.Attempts,
            Trail = run.Trail,
            Answer = outcome.Answer ?? attempt.Said,
        };
    }
}
