using System.Runtime.CompilerServices;

namespace Outdial.Testing;

/// <summary>The project's own files, found from where this file was compiled.</summary>
public static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Every C# file below a folder, generated ones excluded.</summary>
    public static IEnumerable<string> CSharp(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Outdial.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No Outdial.slnx above {here}.");
    }
}
