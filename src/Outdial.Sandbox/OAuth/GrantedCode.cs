namespace Outdial.Sandbox;

/// <summary>The client and user of an authorization code.</summary>
/// <param name="Client">The client that it was given to.</param>
/// <param name="User">The signed-in user.</param>
/// <param name="RedirectUri">Where it was sent; empty if the client left that to what is registered.</param>
/// <param name="Challenge">The code_challenge of PKCE; null without it.</param>
/// <param name="Expires">The first moment at which it is no longer valid.</param>
internal sealed record GrantedCode(
    SandboxClient Client, SandboxUser User, string RedirectUri, string? Challenge, DateTimeOffset Expires);
