namespace Outdial.Accounts;

/// <summary>The outcome of signing out; in every case nothing is kept any more.</summary>
public enum SignOutOutcome
{
    /// <summary>Nothing was kept.</summary>
    NothingKept,

    /// <summary>The service confirmed that the token is void.</summary>
    Withdrawn,

    /// <summary>The service did not confirm it: it was not reached, or the token had expired.</summary>
    Forgotten,
}
