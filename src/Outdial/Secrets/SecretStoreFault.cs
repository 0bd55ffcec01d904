namespace Outdial.Extensibility;

/// <summary>What about a store of tokens or secrets cannot be used, and so whether a token is fetched without
/// it.</summary>
public enum SecretStoreFault
{
    /// <summary>The store itself: no token is fetched without it.</summary>
    Unusable,

    /// <summary>It can be read and not locked, since its folder is read-only, say: a token is fetched for this process
    /// alone.</summary>
    NoLock,

    /// <summary>Another process holds it and does not let it go: a client's own token is fetched for this process
    /// alone, and a person's is not, since its refresh token may be good for one use.</summary>
    Held,
}
