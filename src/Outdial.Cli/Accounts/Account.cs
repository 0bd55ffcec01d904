using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>The settings of a command, and where each came from.</summary>
/// <param name="Settings">The settings as texts.</param>
/// <param name="Profile">The profile's name; null if none is in use.</param>
/// <param name="Tokens">Where its tokens are kept; null if they are kept nowhere.</param>
/// <param name="Origins">Where each setting came from that is set.</param>
/// <param name="Remarks">What the user should know about it, in sentences.</param>
internal sealed record Account(
    SettingTexts Settings,
    string? Profile,
    ITokenStore? Tokens,
    ImmutableArray<SettingOrigin> Origins,
    ImmutableArray<string> Remarks)
{
    /// <summary>The settings, as the library reads them.</summary>
    internal OutdialOptions Options { get; init; } = Settings.ToOptions();

    /// <summary>Writes the remarks to the error stream.</summary>
    internal void WriteRemarks(Terminal terminal)
    {
        foreach (var remark in Remarks)
        {
            terminal.Error.WriteLine(VisibleText.Of(remark));
        }
    }
}
