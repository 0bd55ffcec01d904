using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>An OAuth client of the organisation.</summary>
public sealed record SandboxClient
{
    /// <summary>The client's id: not empty.</summary>
    public required string Id { get; init; }

    /// <summary>The client's secret; null for a client that has none and uses PKCE. Default null.</summary>
    /// <remarks>The journal and the page show <c>***</c> in its place.</remarks>
    public string? Secret { get; init; }

    /// <summary>The name that the sign-in page shows. Default: the id.</summary>
    public string Name { get => field ?? Id; init; }

    /// <summary>
    /// The permissions of the client's own tokens (client credentials), such as
    /// <c>conversation:call:add</c>; <c>*</c> permits everything, which is the default.
    /// </summary>
    public ImmutableArray<string> Permissions { get; init; } = ["*"];

    /// <summary>
    /// The scopes: of the platform's, what users' tokens of this client are limited to (<c>conversations</c>, …); of
    /// the guide's, what its own tokens may do (<c>conversation:call:write</c>, …). <c>*</c> is every scope, which is
    /// the default.
    /// </summary>
    public ImmutableArray<string> Scopes { get; init; } = ["*"];

    /// <summary>
    /// The addresses to which a sign-in may return, letter for letter. Default none, and then any address on this
    /// machine (<c>localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c>) are accepted.
    /// </summary>
    public ImmutableArray<string> RedirectUris { get; init; } = [];

    /// <summary>
    /// How long the client's tokens are valid: more than zero, at most 172800 seconds. Default null:
    /// <see cref="SandboxOptions.TokenLifetime"/>.
    /// </summary>
    public TimeSpan? TokenLifetime { get; init; }

    /// <summary>Throws if a token cannot be valid for so long.</summary>
    internal static void ThrowUnlessLifetime(TimeSpan tokenLifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tokenLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokenLifetime, TimeSpan.FromSeconds(172_800));
    }

    // A record prints its members: the secret must not be printed.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"Id = {Id}, Name = {Name}");
        return true;
    }
}
