namespace Outdial;

/// <summary>The names of grants in settings that are text.</summary>
internal static class GrantNames
{
    internal const string Client = "client";
    internal const string User = "user";

    /// <summary>The grant of a name, which is in lower case; null if no grant has that name.</summary>
    internal static OAuthGrant? Find(string name) => name switch
    {
        Client => OAuthGrant.ClientCredentials,
        User => OAuthGrant.AuthorizationCode,
        _ => null,
    };
}
