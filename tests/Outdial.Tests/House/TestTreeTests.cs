using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Tests stand in the folders of what they test, and their names can be read at a glance.</summary>
public sealed partial class TestTreeTests
{
    private const int LongestName = 60;

    // What is reached only through something else, and where its tests are.
    private static readonly Dictionary<string, string> TestedElsewhere = new()
    {
        ["src/Outdial/Contracts/Guide"] = "Outdial.Tests/Contracts",
        ["src/Outdial/Lookup"] = "Outdial.Cli.Tests/Call",
        ["src/Outdial/Queue"] = "Outdial.Ledger.Tests",
        ["src/Outdial/Recovery"] = "Outdial.Ledger.Contract",
        ["src/Outdial.Accounts/Tokens"] = "Outdial.Tests/Tokens",
        ["src/Outdial.Cli/Check/Findings"] = "Outdial.Cli.Tests/Check",
        ["src/Outdial.Cli/Check/Formats/Sarif"] = "Outdial.Cli.Tests/Check/Formats",
        ["src/Outdial.Cli/Check/Sources"] = "Outdial.Cli.Tests/Check",
        ["src/Outdial.Cli/Gates"] = "Outdial.Cli.Tests/List",
        ["src/Outdial.Cli/List/Options"] = "Outdial.Cli.Tests/List",
        ["src/Outdial.Cli/List/Reading"] = "Outdial.Cli.Tests/List",
        ["src/Outdial.Cli/List/Report"] = "Outdial.Cli.Tests/List",
        ["src/Outdial.Cli/List/Words"] = "Outdial.Cli.Tests/List",
        ["src/Outdial.Cli/Profiles"] = "Outdial.Cli.Tests/Accounts",
        ["src/Outdial.Cli/Reconcile"] = "Outdial.Cli.Tests/Ledger",
        ["src/Outdial.Cli/Shared"] = "Outdial.Cli.Tests/Call",
        ["src/Outdial.Payloads/Edits"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Fields"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Findings"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Guide"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Interpretation"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Platform"] = "Outdial.Payloads.Tests",
        ["src/Outdial.Payloads/Scan"] = "Outdial.Payloads.Tests",
    };

    [Theory]
    [InlineData("src/Outdial")]
    [InlineData("src/Outdial.Accounts")]
    [InlineData("src/Outdial.Cli")]
    [InlineData("src/Outdial.Gates")]
    [InlineData("src/Outdial.Lists")]
    [InlineData("src/Outdial.Payloads")]
    public void Every_folder_has_a_twin_with_its_tests(string project)
    {
        foreach (var folder in FolderOrder.Of(project))
        {
            var source = folder == "." ? project : $"{project}/{folder}";
            var tests = TestedElsewhere.TryGetValue(source, out var elsewhere)
                ? $"tests/{elsewhere}"
                : source.Replace($"{project}", $"tests/{Path.GetFileName(project)}.Tests", StringComparison.Ordinal);
            Assert.True(
                Directory.Exists(SourceTree.PathOf(tests)) &&
                Directory.EnumerateFiles(SourceTree.PathOf(tests), "*Tests.cs").Any(),
                $"{source} has no tests in {tests}.");
        }
    }

    [Fact]
    public void No_name_of_a_test_is_longer_than_60_characters() => Assert.DoesNotContain(
        SourceTree.CSharp("tests")
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
        name => name.Length > LongestName);

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex TestMethod();
}
