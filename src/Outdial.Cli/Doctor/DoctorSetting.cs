namespace Outdial.Cli;

/// <summary>A setting, and where it came from; the value of a secret is null.</summary>
internal sealed record DoctorSetting(string Name, string? Value, string Source)
{
    internal static DoctorSetting Of(SettingOrigin origin, OutdialOptions options) => new(
        origin.Field.Variable,
        origin.Field switch
        {
            _ when origin.Field == SettingFields.ClientSecret || origin.Field == SettingFields.AccessToken ||
                origin.Field == SettingFields.RefreshToken => null,
            // A proxy's address may have a password in it.
            { Variable: "HTTPS_PROXY" } => Uri.TryCreate(origin.Field.Get(options), UriKind.Absolute, out var proxy)
                ? $"{proxy.Scheme}://{proxy.Authority}"
                : null,
            _ => origin.Field.Get(options),
        },
        origin.Source);
}
