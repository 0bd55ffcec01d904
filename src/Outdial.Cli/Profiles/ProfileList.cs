using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial profile list</c>.</summary>
internal static class ProfileList
{
    internal static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array with an object for each profile." };
        var command = new Command("list", "List the profiles; the one in use has a star.") { json };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal, () => Task.FromResult(Run(terminal, parsed.GetValue(json))), token, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, bool json)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        IReadOnlyList<ProfileObject> profiles =
            [.. file.Profiles.Values.Select(profile => ProfileObject.Of(profile, file.Current))];
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(profiles, ProfileJson.Line.Profiles));
            return ExitCode.Done;
        }

        foreach (var profile in profiles)
        {
            terminal.Out.WriteLine(
                VisibleText.Of($"{(profile.InUse ? '*' : ' ')} {profile.Name}  {profile.Place}  {profile.Grant}"));
        }

        if (file.Profiles.IsEmpty)
        {
            terminal.Error.WriteLine($"There are no profiles in {file.Path}. Create one: outdial login");
        }

        return ExitCode.Done;
    }
}
