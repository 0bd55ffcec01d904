using Tomlyn;
using Tomlyn.Model;

namespace Outdial.Cli;

/// <summary>What the vendor's own tools are configured with: GENESYSCLOUD_ variables, and the file of the vendor's
/// command <c>gc</c>.</summary>
/// <remarks>Names are those of platform-client-sdk-cli (build/gc/config/config.go): in the file, the client's id is
/// client_credentials and the region environment.</remarks>
internal static class VendorSettings
{
    private const string ProfileName = "DEFAULT";

    /// <summary>The settings and where they are from; null if there are none that name a client or a token.</summary>
    internal static (SettingTexts Settings, string Source)? Find(Terminal terminal) =>
        FromVariables(terminal) ?? FromFile(terminal);

    private static (SettingTexts Settings, string Source)? FromVariables(Terminal terminal)
    {
        string? Read(string name) => terminal.Setting($"GENESYSCLOUD_{name}");
        var settings = new SettingTexts
        {
            [SettingFields.ClientId] = Read("OAUTHCLIENT_ID"),
            [SettingFields.ClientSecret] = Read("OAUTHCLIENT_SECRET"),
            [SettingFields.AccessToken] = Read("ACCESS_TOKEN"),
            [SettingFields.Region] = Read("REGION"),
        };
        return Names(settings) ? (settings, "GENESYSCLOUD_ variables") : null;
    }

    private static (SettingTexts Settings, string Source)? FromFile(Terminal terminal)
    {
        if (UserFolders.Home(terminal) is not { } home)
        {
            return null;
        }

        var path = Path.Combine(home, ".gc", "config.toml");
        if (Table(path) is not { } table)
        {
            return null;
        }

        string? Read(string key) => table.FirstOrDefault(
            pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value is string { Length: > 0 } text
                ? text
                : null;
        var settings = new SettingTexts
        {
            [SettingFields.ClientId] = Read("client_credentials"),
            [SettingFields.ClientSecret] = Read("client_secret"),
            [SettingFields.AccessToken] = Read("access_token"),
            [SettingFields.Region] = Read("environment"),
        };
        return Names(settings) ? (settings, $"{path} of the vendor's gc") : null;
    }

    private static bool Names(SettingTexts settings) =>
        settings[SettingFields.AccessToken] is not null ||
        (settings[SettingFields.ClientId] is not null && settings[SettingFields.ClientSecret] is not null);

    // The file belongs to the vendor's tools: if it can't be read, it is treated as absent.
    private static TomlTable? Table(string path)
    {
        try
        {
            return File.Exists(path) &&
                TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(path), VendorToml.Default) is { } file
                ? file.FirstOrDefault(pair => pair.Key.Equals(ProfileName, StringComparison.OrdinalIgnoreCase)).Value
                    as TomlTable
                : null;
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or TomlException)
        {
            return null;
        }
    }
}
