using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>What is shown of a profile: no secret, because it holds none.</summary>
internal sealed record ProfileObject(
    string Name, bool InUse, string Place, string Grant, ImmutableSortedDictionary<string, string> Settings)
{
    internal static ProfileObject Of(Profile profile, string? current) => new(
        profile.Name,
        profile.Name == current,
        profile.Value("api_url") ?? profile.Value("region") ?? GenesysRegion.Default.Domain,
        profile.Value("grant") ?? "client",
        profile.Values);
}
