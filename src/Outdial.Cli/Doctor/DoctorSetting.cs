namespace Outdial.Cli;

/// <summary>A setting, and where it came from; the value of a secret is null.</summary>
internal sealed record DoctorSetting(string Name, string? Value, string Source)
{
    internal static DoctorSetting Of(SettingOrigin origin, SettingTexts settings) => new(
        origin.Field.Variable,
        origin.Field switch
        {
            _ when origin.Field == SettingFields.ClientSecret || origin.Field == SettingFields.AccessToken ||
                origin.Field == SettingFields.RefreshToken => null,
            { } field => settings[field] is { } value ? ShownSetting.Of(field.Key, value) : null,
        },
        origin.Source);
}
