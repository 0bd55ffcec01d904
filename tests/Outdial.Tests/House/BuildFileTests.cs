using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed partial class BuildFileTests
{
    // MSBuildThisFileDirectory always ends with a slash. AssemblyName is not a folder.
    private static readonly string[] Joinable = ["MSBuildThisFileDirectory", "AssemblyName"];

    private static readonly string[] BuildFiles = [.. new[] { "*.csproj", "*.props", "*.targets" }
        .SelectMany(pattern => Directory.EnumerateFiles(SourceTree.Root, pattern, SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(SourceTree.Root, file)
            .Split(Path.DirectorySeparatorChar).Intersect(["artifacts", "bin", "obj"]).Any() &&
            !IsDownloaded(file))];

    [Fact]
    public void No_path_is_joined_to_a_property_without_a_slash()
    {
        Assert.NotEmpty(BuildFiles);
        Assert.Empty(BuildFiles.SelectMany(file => Glued(File.ReadAllText(file))
            .Select(text => $"{Path.GetRelativePath(SourceTree.Root, file)}: {text}")));
    }

    [Theory]
    [InlineData("$(NuGetPackageRoot)sarif.sdk/5.8.0", true)]
    [InlineData("$(OutDir)$(AssemblyName)", true)]
    [InlineData("$( OutDir )@(File)", true)]
    [InlineData("$(OutDir)../x", true)]
    [InlineData("$(OutDir)_x", true)]
    [InlineData("$([System.IO.Path]::GetTempPath())x", true)]
    [InlineData("$([MSBuild]::NormalizePath('$(Root)x'))", true)]
    [InlineData("$(NuGetPackageRoot)/sarif.sdk", false)]
    [InlineData("$([MSBuild]::EnsureTrailingSlash($(OutDir)))$(AssemblyName)$(Extension)", false)]
    [InlineData("$([MSBuild]::EnsureTrailingSlash('$(OutDir)'))x", false)]
    [InlineData("$([MSBuild]::NormalizePath('$(Root)', 'x'))", false)]
    [InlineData("$(MSBuildThisFileDirectory)artifacts", false)]
    [InlineData("$(NoWarn);CS1591", false)]
    [InlineData("'$(CI)' == 'true'", false)]
    [InlineData("outdial$(ProgramExtension)", false)]
    public void Tells_a_glued_path(string text, bool isGlued) => Assert.Equal(isGlued, Glued(text).Any());

    private static IEnumerable<string> Glued(string text) =>
        Property().Matches(text)
            .Where(match => match.Groups["name"].Success
                ? !Joinable.Contains(match.Groups["name"].Value)
                : !match.Value.StartsWith("$([MSBuild]::EnsureTrailingSlash(", StringComparison.Ordinal))
            .Where(match => Continuation().IsMatch(text[(match.Index + match.Length)..]))
            .Select(match => match.Value + Continuation().Match(text[(match.Index + match.Length)..]).Value)
            .Concat(Property().Matches(text)
                .Where(match => !match.Groups["name"].Success)
                .SelectMany(match => Glued(match.Groups["call"].Value)));

    // Packages that were restored into a folder of the tree (NUGET_PACKAGES) are not the project's own files.
    private static bool IsDownloaded(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder?.Length > SourceTree.Root.Length;
            folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, ".nupkg.metadata")))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\$\((?:\s*(?<name>[A-Za-z_][\w-]*)\s*|(?<call>(?>[^()]+|(?<open>\()|(?<-open>\)))*)(?(open)(?!)))\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\A(?:[\w.]|[$@%]\()")]
    private static partial Regex Continuation();
}
