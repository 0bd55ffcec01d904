namespace Outdial.Sandbox;

/// <summary>The client and user of a refresh token.</summary>
/// <param name="Client">The client that it was given to.</param>
/// <param name="User">The signed-in user.</param>
/// <param name="WithoutSecret">Whether the client used PKCE without a secret, and so needs none to refresh.</param>
internal sealed record RefreshGrant(SandboxClient Client, SandboxUser User, bool WithoutSecret);
