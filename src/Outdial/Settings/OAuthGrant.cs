namespace Outdial;

/// <summary>The OAuth grant that tokens come from (RFC 6749).</summary>
public enum OAuthGrant
{
    /// <summary>The OAuth client's own token; <c>client</c> in settings that are text.</summary>
    ClientCredentials,

    /// <summary>The token of a person who signed in (<c>Outdial.Accounts.SignInRequest</c>), renewed with its refresh
    /// token; <c>user</c> in settings that are text.</summary>
    AuthorizationCode,
}
