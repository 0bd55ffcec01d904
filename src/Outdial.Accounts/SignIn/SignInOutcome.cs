namespace Outdial.Accounts;

/// <summary>The outcome of signing in: one of a closed set.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>The person signed in.</summary>
    /// <param name="Token">Their token; the store has it too, where one was given.</param>
    public sealed record SignedIn(StoredToken Token) : SignInOutcome;

    /// <summary>The sign-in failed; no user is signed in.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Failed(Diagnostic Reason) : SignInOutcome;
}
