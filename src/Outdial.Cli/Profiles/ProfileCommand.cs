using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial profile</c>: the organisations that this machine knows.</summary>
internal static class ProfileCommand
{
    internal static Command Create(Terminal terminal) => new("profile", "Show, choose and remove profiles.")
    {
        ProfileList.Create(terminal),
        ProfileShow.Create(terminal),
        ProfileUse.Create(terminal),
        ProfileRemove.Create(terminal),
    };

    /// <summary>The place of the profile's name on the command line.</summary>
    internal const string NamePlace = "<name>";

    internal static Argument<string> Name() => new("name") { Description = "The profile's name." };

    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON object." };

    /// <summary>Reports a change of a profile, or of its tokens.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="outcome">The result as a name, for JSON.</param>
    /// <param name="words">The result as a sentence.</param>
    /// <param name="json">Whether to print JSON.</param>
    internal static int Changed(Terminal terminal, Profile profile, string outcome, string words, bool json)
    {
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(
                new ProfileChangeObject(profile.Name, outcome), ProfileJson.Line.ProfileChangeObject));
        }
        else
        {
            terminal.Error.WriteLine(words);
        }

        return ExitCode.Done;
    }

    /// <summary>The file and the profile that is named, or a finding that it is not there.</summary>
    internal static (ProfileFile File, Profile Profile) Find(Terminal terminal, string name)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        return (file, file.Profiles.GetValueOrDefault(name) ?? throw AccountReader.Unknown(name, file, NamePlace));
    }
}
