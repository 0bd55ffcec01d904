using System.CommandLine;

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

    /// <summary>The file and the profile that is named, or a finding that it is not there.</summary>
    internal static (ProfileFile File, Profile Profile) Find(Terminal terminal, string name)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        return (file, file.Profiles.GetValueOrDefault(name) ?? throw AccountReader.Unknown(name, file, NamePlace));
    }
}
