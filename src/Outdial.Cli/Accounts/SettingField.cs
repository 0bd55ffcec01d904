namespace Outdial.Cli;

/// <summary>A setting by its three names: the variable, the key in a profile, the option of the library.</summary>
/// <param name="Variable">The environment's, such as <c>GENESYS_REGION</c>.</param>
/// <param name="Key">The profile's, such as <c>region</c>; null where a profile may not hold it.</param>
/// <param name="Get">Reads the option.</param>
/// <param name="Set">Sets the option.</param>
internal sealed record SettingField(
    string Variable, string? Key, Func<OutdialOptions, string?> Get, Action<OutdialOptions, string?> Set);
