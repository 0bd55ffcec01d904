namespace Outdial.TestSupport;

/// <summary>The project's own files, found above the running test: a deterministic build does not know where it was
/// made.</summary>
public static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Every C# file below a folder.</summary>
    public static IEnumerable<string> CSharp(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Outdial.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No Outdial.slnx above {AppContext.BaseDirectory}.");
    }
}
