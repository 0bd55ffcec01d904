namespace Outdial.Cli;

/// <summary>Where profiles, secrets and tokens are kept.</summary>
internal static class ConfigFolder
{
    internal const string Variable = "OUTDIAL_CONFIG_DIR";

    /// <summary>OUTDIAL_CONFIG_DIR, else <c>outdial</c> in the platform's folder for configuration.</summary>
    /// <exception cref="SettingsException">There is no such folder, because there is no home.</exception>
    internal static string Of(Terminal terminal) => Find(terminal)
        ?? throw UserFolders.NoHome(terminal, "profiles, secrets and tokens", Variable);

    /// <summary>As above; null if there is no home, so that nothing was ever kept.</summary>
    internal static string? Find(Terminal terminal) =>
        UserFolders.Named(terminal, Variable) ?? UserFolders.Configuration(terminal);

    /// <summary>The profiles: TOML, for people to read and edit.</summary>
    internal static string Profiles(Terminal terminal) => Path.Combine(Of(terminal), "config.toml");

    /// <summary>The clients' secrets, only for their owner.</summary>
    internal static string Secrets(Terminal terminal) => Path.Combine(Of(terminal), "secrets.json");

    /// <summary>The tokens, only for their owner.</summary>
    internal static string Tokens(Terminal terminal) => Path.Combine(Of(terminal), "tokens.json");

    /// <summary>The token store; a wait for another process is reported on the error stream.</summary>
    internal static FileTokenStore TokenStore(Terminal terminal) =>
        new(Tokens(terminal), logger: new WaitingLogger(terminal));
}
