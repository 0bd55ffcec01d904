namespace Outdial;

/// <summary>What was found out about a call that was unknown: one of a closed set.</summary>
public abstract record Reconciliation
{
    private Reconciliation()
    {
    }

    /// <summary>The service has the call.</summary>
    /// <param name="ConversationId">The conversation.</param>
    /// <param name="Evidence">Where it was found, in one sentence.</param>
    public sealed record Placed(string ConversationId, string Evidence) : Reconciliation;

    /// <summary>Nothing was dialled. docs/design-calls.md says when this is concluded.</summary>
    /// <param name="Evidence">What was searched, in one sentence.</param>
    public sealed record NotPlaced(string Evidence) : Reconciliation;

    /// <summary>It is as unknown as before.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record StillUnknown(Diagnostic Reason) : Reconciliation;
}
