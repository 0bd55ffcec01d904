using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial profile list</c>.</summary>
internal static class ProfileList
{
    internal static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object for each profile." };
        var command = new Command("list", "List the profiles; the one in use has a star.") { json };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => Task.FromResult(Run(terminal, parsed.GetValue(json))), token));
        return command;
    }

    private static int Run(Terminal terminal, bool json)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        foreach (var profile in file.Profiles.Values)
        {
            var shown = ProfileObject.Of(profile, file.Current);
            terminal.Out.WriteLine(json
                ? JsonSerializer.Serialize(shown, OutputJson.Line.ProfileObject)
                : VisibleText.Of($"{(shown.InUse ? '*' : ' ')} {shown.Name}  {shown.Place}  {shown.Grant}"));
        }

        if (file.Profiles.IsEmpty)
        {
            terminal.Error.WriteLine($"There are no profiles in {file.Path}. Make one: outdial login");
        }

        return ExitCode.Done;
    }
}
