using System.Diagnostics;

namespace Outdial;

/// <summary>Reads the outcome of a call from its ledger entry.</summary>
internal static class RecordedOutcome
{
    internal static CallOutcome Of(LedgerEntry entry)
    {
        CallOutcome outcome = entry.State switch
        {
            LedgerState.Placed => new CallOutcome.Placed(entry.ConversationId!), // placed calls have one
            LedgerState.Settled when entry.ConversationId is { } id => new CallOutcome.Placed(id),
            LedgerState.Settled => new CallOutcome.NotSent
            {
                Diagnostics = [new Diagnostic(LedgerRules.SettledNotPlaced)],
            },
            LedgerState.Refused => new CallOutcome.Refused
            {
                Diagnostics = [Explanation(entry, ServiceRules.Refused)],
            },
            LedgerState.Unknown => new CallOutcome.Unknown
            {
                Diagnostics = [Explanation(entry, LedgerRules.IntentWithoutOutcome)],
            },
            _ => throw new UnreachableException("What is planned or under way is not recorded."),
        };
        var used = new Diagnostic(
            LedgerRules.RecordedBefore,
            $"The key was used before, first at {entry.Created.UtcDateTime:u}: this is the recorded outcome, and " +
            "nothing was sent.");
        return outcome with { IsRecorded = true, Diagnostics = [.. outcome.Diagnostics, used] };
    }

    private static Diagnostic Explanation(LedgerEntry entry, Rule otherwise) =>
        new((entry.Rule is { } id ? Rules.Find(id) : null) ?? otherwise, entry.Message);
}
