using System.Xml.Linq;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>What is packed is named where its users look for it, and is tried in a project of a user.</summary>
public sealed class PackageTests
{
    private const string Page = "docs/package.md";

    public static TheoryData<string> Packages() =>
    [
        .. from project in Directory.EnumerateFiles(
               SourceTree.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
           let settings = XDocument.Load(project)
           where settings.Descendants("IsPackable").Any(setting => setting.Value == "true")
           select settings.Descendants("PackageId").Single().Value,
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Are_named_in_the_readme_of_the_packages(string package) => Assert.Contains(
        $"| `{package}` |", File.ReadAllText(SourceTree.PathOf(Page)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Packages))]
    public void Are_named_in_the_readme(string package) => Assert.Contains(
        package, File.ReadAllText(SourceTree.PathOf("README.md")), StringComparison.Ordinal);
}
