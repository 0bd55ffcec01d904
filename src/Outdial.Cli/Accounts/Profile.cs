using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>An organisation as the file of profiles has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">What it sets, by key.</param>
internal sealed record Profile(string Name, ImmutableSortedDictionary<string, string> Values)
{
    internal const int LongestName = 64;

    internal const string SecretCommandKey = "secret_command";

    /// <summary>The name of the profile that login makes when none is named.</summary>
    internal const string DefaultName = "default";

    /// <summary>The keys that a profile may have.</summary>
    internal static ImmutableArray<string> Keys { get; } =
        [.. SettingFields.All.Select(field => field.Key).OfType<string>(), SecretCommandKey];

    /// <summary>Whether a text can be a profile's name: what needs no quotes in TOML and in a shell.</summary>
    internal static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text[0] != '-' &&
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    internal string? Value(string key) => Values.GetValueOrDefault(key);
}
