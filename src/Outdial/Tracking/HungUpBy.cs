namespace Outdial;

/// <summary>Who ended a call. The published values of disconnectType name no person: which of them says what is our
/// reading, in docs/following.md.</summary>
public enum HungUpBy
{
    /// <summary>The service does not say.</summary>
    Unknown,

    /// <summary>The caller, at the caller's own station.</summary>
    Caller,

    /// <summary>The called party.</summary>
    Called,

    /// <summary>An application, through the API or the vendor's client: perhaps the caller's, perhaps
    /// another's.</summary>
    Application,

    /// <summary>The service itself: a time limit, or something that failed.</summary>
    Service,
}
