using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The client and user of an access token, and its contract.</summary>
/// <param name="Client">The client that requested it.</param>
/// <param name="User">The signed-in user; null for a client's own token.</param>
/// <param name="Contract">The contract of requests that it is sent with.</param>
/// <param name="Expires">The first moment at which it is no longer valid.</param>
internal sealed record AccessToken(
    SandboxClient Client, SandboxUser? User, ICallContract Contract, DateTimeOffset Expires)
{
    /// <summary>How many requests it made in this minute.</summary>
    public RateWindow Window { get; } = new();

    /// <summary>The permissions of the user, or of the client.</summary>
    public ImmutableArray<string> Permissions => User?.Permissions ?? Client.Permissions;

    public bool Permits(string permission) => Permissions.Contains("*") || Permissions.Contains(permission);

    public bool HasScope(string scope) => Client.Scopes.Contains("*") || Client.Scopes.Contains(scope);
}
