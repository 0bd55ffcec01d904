namespace Outdial.Extensibility;

/// <summary>The outcome of asking for a token: one of a closed set.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>Why there is no token, and what to do; null where there is one.</summary>
    public Diagnostic? Why => this switch
    {
        Refused refused => refused.Reason,
        Throttled throttled => throttled.Reason,
        Failed failed => failed.Reason,
        _ => null,
    };

    /// <summary>A token to use now.</summary>
    /// <param name="Token">The token.</param>
    public sealed record Granted(AccessToken Token) : TokenOutcome;

    /// <summary>The login service will not have this client or this token: asking again gives the same
    /// answer.</summary>
    /// <param name="Reason">Why, and what to check.</param>
    /// <param name="Answer">Its answer, or null if it was not asked.</param>
    public sealed record Refused(Diagnostic Reason, ApiResponse? Answer) : TokenOutcome;

    /// <summary>The login service issues no more tokens for now.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    /// <param name="Answer">Its answer.</param>
    public sealed record Throttled(Diagnostic Reason, ApiResponse Answer) : TokenOutcome;

    /// <summary>There is no token: the login service was not reached, did not answer in time, or
    /// failed.</summary>
    /// <param name="Reason">Why, and what to check.</param>
    /// <param name="Answer">Its answer, or null if there was none.</param>
    public sealed record Failed(Diagnostic Reason, ApiResponse? Answer) : TokenOutcome;
}
