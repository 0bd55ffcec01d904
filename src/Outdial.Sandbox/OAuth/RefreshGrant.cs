namespace Outdial.Sandbox;

/// <summary>What a refresh token stands for.</summary>
/// <param name="Client">The client that it was given to.</param>
/// <param name="User">The user who signed in.</param>
/// <param name="WithoutSecret">Whether the client proved itself by PKCE alone, and needs no secret to go on.</param>
internal sealed record RefreshGrant(SandboxClient Client, SandboxUser User, bool WithoutSecret);
