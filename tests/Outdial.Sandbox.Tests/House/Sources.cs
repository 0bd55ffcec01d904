using System.Runtime.CompilerServices;

namespace Outdial.Sandbox.Tests;

/// <summary>Where the sources of these projects are.</summary>
internal static class Sources
{
    /// <summary>The folder of the file that asks.</summary>
    /// <remarks>
    /// A build with CI=true writes <c>/_/</c> for the beginning of every path that the compiler knows; then the files
    /// are looked for above the folder in which the test runs.
    /// </remarks>
    public static string FolderOf([CallerFilePath] string path = "")
    {
        const string mapped = "/_/";
        var file = path.StartsWith(mapped, StringComparison.Ordinal)
            ? Path.Combine(Root(AppContext.BaseDirectory), path[mapped.Length..])
            : path;
        return Path.GetDirectoryName(file)!; // a file has a folder
    }

    /// <summary>Every source file of the emulator and of its tests.</summary>
    public static IEnumerable<string> All()
    {
        var root = Root(FolderOf());
        return new[] { Path.Combine("src", "Outdial.Sandbox"), Path.Combine("tests", "Outdial.Sandbox.Tests") }
            .SelectMany(project => Directory.EnumerateFiles(
                Path.Combine(root, project), "*.cs", SearchOption.AllDirectories));
    }

    private static string Root(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "src", "Outdial.Sandbox")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {from} has src/Outdial.Sandbox.");
    }
}
