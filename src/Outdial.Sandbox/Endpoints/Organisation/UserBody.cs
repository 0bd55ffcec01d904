using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The published UserMe, with what it can be expanded by.</summary>
internal sealed record UserBody(
    string Id,
    string Name,
    string Email,
    string Username,
    string State,
    UserStations? Station,
    UserBody.Rights? Authorization,
    string SelfUri)
{
    public static UserBody Of(SandboxUser user, string[] expand) => new(
        user.Id,
        user.Name,
        user.Email,
        user.Email,
        "active",
        expand.Contains("station") ? UserStations.Of(user) : null,
        expand.Contains("authorization") ? new Rights(user.Permissions) : null,
        $"/api/v2/users/{user.Id}");

    internal sealed record Rights(ImmutableArray<string> Permissions);
}
