using System.Globalization;

namespace Outdial.Cli;

/// <summary>Tells whether other users could have written a file whose text is acted on, as ssh does.</summary>
/// <remarks>
/// <para>The file, each folder above it up to the root, and what links among them lead to belong to this user or to
/// root, and no other user may write them: who may write a folder may put another file in the file's place.</para>
/// <para>In a sticky folder (such as /tmp) of root's or the user's an entry can be replaced by its owner alone, and the
/// owner of the entry is checked. A user's private group (of the same number as the user) is the user. Where the system
/// does not say whose a file is, nothing is refused.</para>
/// </remarks>
internal static class TrustedPath
{
    private const uint Root = 0;
    private const int MostLinks = 40;

    /// <summary>What is wrong with a file that is there, and how to fix it; null if nothing is.</summary>
    internal static Diagnostic? Fault(string path) =>
        FileStatus.CurrentUser is { } user ? Walk(Path.GetFullPath(path), user, path, MostLinks) : null;

    private static Diagnostic? Walk(string path, uint user, string file, int links)
    {
        var place = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Prepend(""))
        {
            place = Path.Combine(place, part);
            if (FileStatus.Of(place) is not { } status)
            {
                return null; // reading it will say
            }

            if (Judge(place, status, user, file) is { } fault)
            {
                return fault;
            }

            if (status.IsLink && new FileInfo(place).LinkTarget is { } target)
            {
                var leadsTo = Path.GetFullPath(target, Path.GetDirectoryName(place)!);
                var behind = links > 0
                    ? Walk(leadsTo, user, file, links - 1)
                    : Fault(file, $"{place} leads through too many links.", "Name the file itself.");
                if (behind is not null)
                {
                    return behind;
                }
            }
        }

        return null;
    }

    private static Diagnostic? Judge(string place, FileStatus status, uint user, string file)
    {
        if (status.Owner != user && status.Owner != Root)
        {
            return Fault(
                file,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place} belongs to user {status.Owner}, who can change what is read from it."),
                string.Create(CultureInfo.InvariantCulture, $"sudo chown {user} '{place}', after a look at it."));
        }

        // The rights of a link say nothing.
        var others = !status.IsLink && !(status.IsFolder && status.IsSticky) &&
            (status.IsWorldWritable || (status.IsGroupWritable && !IsPrivate(place, status, user)));
        return others
            ? Fault(
                file,
                $"{place} can be written by other users (mode {status.Rights}), and what is read from it is run.",
                $"chmod go-w '{place}', after a look at the file: others may have changed it.")
            : null;
    }

    private static bool IsPrivate(string place, FileStatus status, uint user) =>
        user != Root && status.Group == user && !ExtendedAttributes.HasAccessList(place);

    private static Diagnostic Fault(string file, string message, string help) =>
        new(ConfigurationRules.UntrustedProfileFile, message) { Path = file, Help = help };
}
