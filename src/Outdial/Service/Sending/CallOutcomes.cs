using System.Diagnostics;

namespace Outdial;

/// <summary>Makes of the last attempt what is told to the caller.</summary>
internal static class CallOutcomes
{
    internal static CallOutcome Of(Attempt attempt, CallRun run)
    {
        var outcome = attempt switch
        {
            Attempt.Answered answered => OutcomeRule.Of(answered.Answer, answered.ConversationId, run.Request) with
            {
                Answer = answered.Answer,
            },
            Attempt.NotSent notSent => new CallOutcome.NotSent { Diagnostics = [notSent.Reason] },
            Attempt.Barred barred => new CallOutcome.NotSent { Diagnostics = [barred.Reason] },
            Attempt.NoTurn noTurn => new CallOutcome.Throttled { Diagnostics = [noTurn.Reason] },
            Attempt.Lost lost => new CallOutcome.Unknown { Diagnostics = [lost.Reason], Answer = lost.Answer },
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
        return outcome with { Request = run.Request, Attempts = run.Attempts, Trail = run.Trail };
    }
}
