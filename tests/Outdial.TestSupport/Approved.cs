namespace Outdial.TestSupport;

/// <summary>Texts that a person has approved: committed files, rewritten with UPDATE_SNAPSHOTS=1 and reviewed like
/// code.</summary>
public static class Approved
{
    /// <summary>Null if the text is as approved; otherwise what to do about it.</summary>
    public static string? Difference(string relativePath, string actual)
    {
        var path = SourceTree.PathOf(relativePath);
        var normal = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, normal);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        return approved == normal
            ? null
            : $"{relativePath} differs at line {FirstDifference(approved, normal)}. " +
                "If the change is meant, run the tests with UPDATE_SNAPSHOTS=1 and review the diff.";
    }

    private static int FirstDifference(string left, string right)
    {
        var (a, b) = (left.Split('\n'), right.Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
        {
            line++;
        }

        return line + 1;
    }
}
