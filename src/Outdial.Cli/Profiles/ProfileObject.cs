using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>What is shown of a profile: no secret, because it holds none.</summary>
internal sealed record ProfileObject(
    string Name, bool InUse, string Place, string Grant, ImmutableSortedDictionary<string, string> Settings)
{
    internal static ProfileObject Of(Profile profile, string? current) => new(
        profile.Name,
        profile.Name == current,
        Shown(profile, "api_url") ?? Shown(profile, "region") ?? GenesysRegion.Default.Domain,
        Shown(profile, "grant") ?? "client",
        profile.Values.ToImmutableSortedDictionary(
            pair => pair.Key, pair => ShownSetting.Of(pair.Key, pair.Value), profile.Values.KeyComparer));

    private static string? Shown(Profile profile, string key) =>
        profile.Value(key) is { } value ? ShownSetting.Of(key, value) : null;
}
