using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>
/// An operation of the API, which is its endpoint's metadata: which tokens it takes, and what it does.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with parameters in braces.</param>
/// <param name="Handle">What is done, and the response.</param>
internal sealed record ApiOperation(string Method, string Path, Func<ApiRequest, ApiResponse> Handle)
{
    /// <summary>Permissions of which the token must have one; none if none is needed.</summary>
    public ImmutableArray<string> AnyPermission { get; init; } = [];

    /// <summary>Permissions of which the token must have each.</summary>
    public ImmutableArray<string> AllPermissions { get; init; } = [];

    /// <summary>The scopes of which a user's token must have one.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The guide's scope; null if the guide does not describe the operation.</summary>
    public string? GuideScope { get; init; }

    /// <summary>Whether a client's own token is refused: 400 not.a.user is published for the operation.</summary>
    public bool UsersOnly { get; init; }

    /// <summary>Whether it is answered in the contract of the token, and not in the platform's.</summary>
    public bool SpeaksEitherContract { get; init; }

    /// <summary>What is known about it, and the source; docs/sandbox.md lists it.</summary>
    public required string Known { get; init; }
}
