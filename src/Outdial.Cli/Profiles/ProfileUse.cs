using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial profile use</c>.</summary>
internal static class ProfileUse
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        var json = ProfileCommand.Json();
        var command = new Command("use", "Select the profile that commands use.") { name, json };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            () => Task.FromResult(Run(terminal, parsed.GetValue(name)!, parsed.GetValue(json))),
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string name, bool json)
    {
        var (file, profile) = ProfileCommand.Find(terminal, name);
        ProfileEdit.Save(ProfileEdit.Use(file, profile.Name));
        return ProfileCommand.Changed(terminal, profile, "inUse", $"{profile.Name} is in use.", json);
    }
}
