using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>An operation of the API: where it is, who may ask, and what it does.</summary>
internal sealed record ApiOperation
{
    private readonly string[] _parts;

    public ApiOperation(string method, string path, Func<ApiRequest, ApiResponse> handle)
    {
        (Method, Path, Handle) = (method, path, handle);
        _parts = path.Split('/')[1..];
    }

    public string Method { get; }

    /// <summary>The path, with names in braces where anything may stand.</summary>
    public string Path { get; }

    public Func<ApiRequest, ApiResponse> Handle { get; }

    /// <summary>Permissions of which the bearer must have one; none if anybody may ask.</summary>
    public ImmutableArray<string> AnyPermission { get; init; } = [];

    /// <summary>Permissions of which the bearer must have each.</summary>
    public ImmutableArray<string> AllPermissions { get; init; } = [];

    /// <summary>The scopes of which a user's token must have one.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The guide's scope; null if the guide does not describe the operation.</summary>
    public string? GuideScope { get; init; }

    /// <summary>Whether a client's own token is refused: 400 not.a.user is published for the operation.</summary>
    public bool UsersOnly { get; init; }

    /// <summary>Whether it is answered in the contract of the token, and not in the platform's.</summary>
    public bool SpeaksEitherContract { get; init; }

    /// <summary>What is known of it, and from where; for the page that says how far the imitation goes.</summary>
    public required string Known { get; init; }

    /// <summary>What stands at the names in braces; null if it is another path.</summary>
    public string[]? Match(string[] segments)
    {
        if (segments.Length != _parts.Length)
            return null;
        List<string>? arguments = null;
        for (var index = 0; index < _parts.Length; index++)
        {
            if (_parts[index] is not ['{', ..])
            {
                if (segments[index] != _parts[index])
                    return null;
            }
            else if (segments[index].Length == 0)
            {
                return null;
            }
            else
            {
                (arguments ??= []).Add(segments[index]);
            }
        }
        return arguments?.ToArray() ?? [];
    }
}
