namespace Outdial.Compare;

/// <summary>Where things are.</summary>
internal static class Places
{
    private static readonly string Root = Find();

    public static string Results => Path.Combine(Root, "bench", "RESULTS.md");

    public static string Schema => Path.Combine(Root, "docs", "schemas", "guide.schema.json");

    public static string Addresses => Path.Combine(Root, "tests", "corpus", "addresses.tsv");

    public static string Command => Path.Combine(Root, "src", "Outdial.Cli");

    public static string Sources => Path.Combine(Root, "bench", "Outdial.Compare", "peers");

    /// <summary>What is fetched, built and written in between.</summary>
    public static string Work => Path.Combine(Root, "artifacts", "compare");

    public static string Peers => Path.Combine(Work, "peers");

    /// <summary>A program of this repository, as it was built with this one.</summary>
    public static string Built(string project, string program) => Path.Combine(
        Root, "artifacts", "bin", project, new DirectoryInfo(AppContext.BaseDirectory).Name, program);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Outdial.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
