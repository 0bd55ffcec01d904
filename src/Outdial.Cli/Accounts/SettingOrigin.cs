namespace Outdial.Cli;

/// <summary>Where a setting came from.</summary>
/// <param name="Field">Which setting.</param>
/// <param name="Source">In words, such as <c>profile acme</c> or <c>the environment</c>.</param>
internal sealed record SettingOrigin(SettingField Field, string Source);
