using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial profile use</c>.</summary>
internal static class ProfileUse
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        var command = new Command("use", "Make a profile the one that commands use.") { name };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => Task.FromResult(Run(terminal, parsed.GetValue(name)!)), token));
        return command;
    }

    private static int Run(Terminal terminal, string name)
    {
        var (file, profile) = ProfileCommand.Find(terminal, name);
        ProfileEdit.Save(ProfileEdit.Use(file, profile.Name));
        terminal.Error.WriteLine($"{profile.Name} is in use.");
        return ExitCode.Done;
    }
}
