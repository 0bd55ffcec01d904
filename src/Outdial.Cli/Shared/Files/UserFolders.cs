namespace Outdial.Cli;

/// <summary>The user's folders: the one place that decides where profiles, secrets, tokens and the ledger
/// are.</summary>
/// <remarks>A folder need not exist: whatever is written makes it. A path that is not absolute is never used, because
/// it would be another folder for each current folder (XDG Base Directory Specification: such values are ignored).
/// </remarks>
internal static class UserFolders
{
    private const string Name = "outdial";

    /// <summary>The user's home; null if there is none.</summary>
    internal static string? Home(Terminal terminal) =>
        Absolute(terminal, OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");

    /// <summary>The folder for configuration; null if there is none.</summary>
    internal static string? Configuration(Terminal terminal) =>
        Below(Absolute(terminal, "XDG_CONFIG_HOME") ?? Platform(terminal, "APPDATA", ".config"));

    /// <summary>The folder for data; null if there is none.</summary>
    internal static string? Data(Terminal terminal) =>
        Below((OperatingSystem.IsLinux() ? Absolute(terminal, "XDG_DATA_HOME") : null)
            ?? Platform(terminal, "LOCALAPPDATA", ".local/share"));

    /// <summary>A variable's path; null if the variable is not set.</summary>
    /// <exception cref="SettingsException">It is not absolute.</exception>
    internal static string? Named(Terminal terminal, string variable) =>
        terminal.Setting(variable) is not { } path ? null
        : Path.IsPathFullyQualified(path) ? path
        : throw new SettingsException(
        [
            new Diagnostic(
                ConfigurationRules.MalformedSetting,
                $"{variable} is '{path}', which is not an absolute path: it would be another one in each folder.")
            {
                Path = variable,
                Help = $"Set {variable} to an absolute path.",
            },
        ]);

    /// <summary>Says that there is no home.</summary>
    /// <param name="terminal">Where the variables are.</param>
    /// <param name="purpose">What the folder is needed for, such as <c>the ledger</c>.</param>
    /// <param name="instead">What to give in its place, such as <c>--ledger FILE</c>.</param>
    internal static SettingsException NoHome(Terminal terminal, string purpose, string instead)
    {
        var variable = OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME";
        return new SettingsException(
        [
            new Diagnostic(
                ConfigurationRules.MissingSetting,
                terminal.Setting(variable) is { } home
                    ? $"{variable} is '{home}', which is not an absolute path, so there is no place for {purpose}."
                    : $"{variable} is not set, so there is no place for {purpose}.")
            {
                Path = variable,
                Help = $"Set {variable} to an absolute path, or give {instead}.",
            },
        ]);
    }

    private static string? Below(string? folder) => folder is null ? null : Path.Combine(folder, Name);

    private static string? Platform(Terminal terminal, string onWindows, string onUnix) =>
        OperatingSystem.IsWindows() ? Absolute(terminal, onWindows)
        : Home(terminal) is { } home
            ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Application Support" : onUnix)
            : null;

    private static string? Absolute(Terminal terminal, string variable) =>
        terminal.Setting(variable) is { } path && Path.IsPathFullyQualified(path) ? path : null;
}
