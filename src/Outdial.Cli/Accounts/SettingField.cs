namespace Outdial.Cli;

/// <summary>A setting by its three names: the property of the library, the variable, the key in a profile.</summary>
/// <param name="Property">The property's, such as <c>Region</c>.</param>
/// <param name="Key">The profile's, such as <c>region</c>; null where a profile may not hold it.</param>
internal sealed record SettingField(string Property, string? Key)
{
    /// <summary>The environment's, such as <c>GENESYS_REGION</c>.</summary>
    internal string Variable => SettingVariables.ByProperty[Property];
}
