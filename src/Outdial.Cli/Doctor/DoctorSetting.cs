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
            { Variable: "HTTPS_PROXY" } => Proxy(origin.Field.Get(options) ?? ""),
            _ => origin.Field.Get(options),
        },
        origin.Source);

    // As it is read: http where it has no scheme. It may have a password in it, which is no part of the authority.
    private static string? Proxy(string text) =>
        Uri.TryCreate(
            text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out var proxy)
            ? $"{proxy.Scheme}://{proxy.Authority}"
            : null;
}
