namespace Outdial.Cli;

/// <summary>The login host that settings lead to: a profile's secret goes to the one that it was stored for, and to no
/// other.</summary>
internal static class LoginHost
{
    /// <summary>Its address without a path; null if the settings name none.</summary>
    internal static string? Of(SettingTexts settings)
    {
        if (settings[SettingFields.LoginUrl] is { } text)
        {
            return StrictUrl.TryRead(text, out var url) ? $"{url.Scheme}://{url.Authority}" : null;
        }

        var region = GenesysRegion.Default;
        if (settings[SettingFields.Region] is { } named && !GenesysRegion.TryFind(named, out region))
        {
            return null;
        }

        return GenesysEndpoint.ContractOf(settings.ToOptions()) != Contract.Guide ? $"https://login.{region.Domain}"
            : settings[SettingFields.OrgId] is { } organisation ? $"https://{organisation}.{region.Domain}"
            : null;
    }

    /// <summary>Refuses a variable that leads a profile's secret to another host.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="stored">The host of the profile alone.</param>
    /// <param name="variable">The variable, and what it says.</param>
    /// <param name="now">The host that it leads to; null for one that is not known.</param>
    internal static SettingsException Another(
        Profile profile, string stored, (string Name, string Value) variable, string? now) => new(
    [
        new Diagnostic(
            ConfigurationRules.MalformedSetting,
            $"{variable.Name} leads to {now ?? ShownSetting.Of(null, variable.Value)}, and the secret of the profile " +
            $"{profile.Name} is for {stored}. It is not sent to another host.")
        {
            Path = variable.Name,
            Help = $"Unset {variable.Name}; or sign in there under a profile of its own (outdial login --profile " +
                "NAME); or set GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET too.",
        },
    ]);

    /// <summary>Says that the API's host is named without its login host.</summary>
    /// <param name="profile">The profile, whose login host is another place's.</param>
    internal static SettingsException Missing(Profile profile) => new(
    [
        new Diagnostic(
            ConfigurationRules.MissingSetting,
            "GENESYS_LOGIN_URL is not set: GENESYS_API_URL is set, and login_url of the profile " +
            $"{profile.Name} is at another place. No secret is sent to a host that is not named.")
        {
            Path = "GENESYS_LOGIN_URL",
            Help = "Unset GENESYS_API_URL; or sign in there under a profile of its own (outdial login --profile NAME " +
                "--login-url URL --api-url URL); or set GENESYS_LOGIN_URL, GENESYS_CLIENT_ID and " +
                "GENESYS_CLIENT_SECRET too.",
        },
    ]);
}
