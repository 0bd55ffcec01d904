using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Accounts;

/// <summary>What the service reports about the token's user.</summary>
/// <param name="SpeaksForUser">Whether the token is a person's; false for a client's own.</param>
/// <param name="Permissions">The permissions of the person's roles; null if the service did not tell them.</param>
/// <param name="Steps">What was found.</param>
internal sealed record PersonFacts(
    bool SpeaksForUser, ImmutableArray<string>? Permissions, ImmutableArray<DoctorStep> Steps)
{
    /// <summary>The permissions in an answer of users/me?expand=authorization; null if they are not in it.</summary>
    internal static ImmutableArray<string>? PermissionsOf(JsonElement? me) =>
        me is { } person && person.TryGetProperty("authorization", out var authorization) &&
        authorization.ValueKind == JsonValueKind.Object &&
        authorization.TryGetProperty("permissions", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? [.. listed.EnumerateArray().Select(JsonFields.Text).OfType<string>()]
            : null;

    /// <summary>Whether a listed permission contains the one that is needed: itself, or with '*' or 'all' for a
    /// part.</summary>
    internal static bool Grants(string listed, string needed)
    {
        var (one, other) = (listed.Split(':'), needed.Split(':'));
        return listed == "*" || (one.Length == other.Length &&
            one.Zip(other).All(part => part.First is "*" or "all" || part.First == part.Second));
    }
}
