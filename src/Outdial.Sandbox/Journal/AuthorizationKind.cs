namespace Outdial.Sandbox;

/// <summary>What a request's <c>Authorization</c> header was, without its secret.</summary>
public enum AuthorizationKind
{
    /// <summary>There was no header.</summary>
    None,

    /// <summary>HTTP Basic: a client id and secret, right or wrong.</summary>
    Basic,

    /// <summary>The bearer token of a client (client credentials), valid or expired.</summary>
    ClientToken,

    /// <summary>The bearer token of a user, valid or expired.</summary>
    UserToken,

    /// <summary>Anything else: a token that this sandbox never issued or has removed, or another scheme.</summary>
    Unrecognised,
}
