using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial profile show</c>.</summary>
internal static class ProfileShow
{
    internal static Command Create(Terminal terminal)
    {
        var name = ProfileCommand.Name();
        name.Arity = ArgumentArity.ZeroOrOne;
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("show", "Show a profile (default: the one in use). Secrets are not shown.")
        {
            name,
            json,
        };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            () => Task.FromResult(Run(terminal, parsed.GetValue(name), parsed.GetValue(json))),
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string? name, bool json)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        if (AccountReader.ProfileFor(terminal, name, ProfileCommand.NamePlace) is not { } profile)
        {
            return CommandGuard.Say(terminal, $"No profile is in use; {file.Path} has {file.Profiles.Count}.", json);
        }

        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(
                ProfileObject.Of(profile, file.Current), ProfileJson.Line.ProfileObject));
            return ExitCode.Done;
        }

        terminal.Out.WriteLine($"[profiles.{profile.Name}]");
        foreach (var (key, value) in profile.Values)
        {
            terminal.Out.WriteLine(VisibleText.Of($"{key} = {ShownSetting.Of(key, value)}"));
        }

        terminal.Error.WriteLine(profile.Value(Profile.SecretCommandKey) is not null
            ? "The secret is printed by secret_command."
            : new SecretsFile(ConfigFolder.Secrets(terminal)).Find(profile.Name) is null
                ? "No secret is stored for it."
                : $"Its secret is stored in {ConfigFolder.Secrets(terminal)}.");
        return ExitCode.Done;
    }
}
