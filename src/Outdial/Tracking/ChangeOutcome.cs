namespace Outdial;

/// <summary>The outcome of changing a placed call (hanging up, wrapping up): one of a closed set.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>The service took it. It is carried out a moment later (published: 202).</summary>
    public sealed record Accepted : ChangeOutcome;

    /// <summary>There is nothing to change: no such conversation, or no leg of the user's own in it.</summary>
    /// <param name="Reason">Which.</param>
    public sealed record NotFound(Diagnostic Reason) : ChangeOutcome;

    /// <summary>The service refused, or the contract has no way to ask.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    /// <param name="Status">The HTTP status; null if nothing was sent.</param>
    public sealed record Refused(Diagnostic Reason, int? Status) : ChangeOutcome;

    /// <summary>No clear response came, even after repeated requests: the change may have been made.</summary>
    /// <param name="Reason">Why it is not known.</param>
    public sealed record Unknown(Diagnostic Reason) : ChangeOutcome;
}
