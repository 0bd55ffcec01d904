using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>Code on the pages of rules that only a program can break. A page shows lines of the test that is named for
/// it, so that what is read is what was run.</summary>
public sealed partial class CodeExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("csharp");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Are_lines_of_the_test_that_is_named_for_them(CodeBlock block)
    {
        var source = string.Concat(SourceTree.CSharp("tests/Outdial.Docs.Tests")
            .Where(file => file.EndsWith("ExampleTests.cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        var name = $"{block.Rule!.Id}_{block.Section}";
        var test = Assert.Single(Test().Matches(source), test => test.Groups["name"].Value == name);
        var lines = test.Groups["body"].Value.Split('\n').Select(line => line.Trim());
        Assert.Contains(block.Text, string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void OD2006_Wrong()
    {
        var call = OutboundCall.To("+12025550123") with { Label = "\uD83D" };
        Assert.Equal([CallRules.BrokenText], Found(call));
    }

    [Fact]
    public void OD2006_Right()
    {
        var call = OutboundCall.To("+12025550123") with { Label = "\uD83D\uDCDE" };
        Assert.Empty(Found(call));
    }

    [Fact]
    public void OD2007_Wrong()
    {
        var call = OutboundCall.To("+12025550123") with { CallerId = default(E164Number) };
        Assert.Equal([CallRules.EmptyNumber], Found(call));
    }

    [Fact]
    public void OD2007_Right()
    {
        var call = OutboundCall.To("+12025550123") with { CallerId = E164Number.Parse("+12025550199") };
        Assert.Empty(Found(call));
    }

    [Fact]
    public void OD5007_Wrong()
    {
        var options = new OutdialOptions { ClientId = "id", ClientSecret = "secret" };
        options.Retry.MaxAttempts = 11;
        options.AttemptTimeout = TimeSpan.FromMilliseconds(50);
        var thrown = Assert.Throws<SettingsException>(() => new CallClient(options));
        Assert.All(thrown.Diagnostics, fault => Assert.Equal(ConfigurationRules.SettingOutOfRange, fault.Rule));
    }

    [Fact]
    public void OD5007_Right()
    {
        var options = new OutdialOptions { ClientId = "id", ClientSecret = "secret" };
        options.Retry.MaxAttempts = 10;
        options.AttemptTimeout = TimeSpan.FromMilliseconds(100);
        using var client = new CallClient(options);
    }

    private static ImmutableArray<Rule> Found(OutboundCall call) =>
        [.. new CallValidator().Check(call).Diagnostics.Select(finding => finding.Rule)];

    [GeneratedRegex(
        @"public (?:void|async Task) (?<name>OD[0-9]{4}_\w+)\(\)\n    \{\n(?<body>.*?)\n    \}\n",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Test();
}
