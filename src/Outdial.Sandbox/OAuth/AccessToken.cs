using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>What an access token stands for.</summary>
/// <param name="Client">The client that asked for it.</param>
/// <param name="User">The user who signed in; null for a client's own token.</param>
/// <param name="Contract">The contract in which its bearer speaks.</param>
/// <param name="Expires">The first moment at which it is no longer valid.</param>
internal sealed record AccessToken(
    SandboxClient Client, SandboxUser? User, ICallContract Contract, DateTimeOffset Expires)
{
    /// <summary>How many requests it made in this minute.</summary>
    public RateWindow Window { get; } = new();

    /// <summary>What it permits: what the user's roles do, or the client's.</summary>
    public ImmutableArray<string> Permissions => User?.Permissions ?? Client.Permissions;

    public bool Permits(string permission) => Permissions.Contains("*") || Permissions.Contains(permission);

    public bool HasScope(string scope) => Client.Scopes.Contains("*") || Client.Scopes.Contains(scope);
}
