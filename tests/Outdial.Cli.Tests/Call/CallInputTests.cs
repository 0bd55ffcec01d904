using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class CallInputTests
{
    // The issue's own list, and one for each kind of option: each its own rule, and nothing reaches the server.
    private const string MalformedId = "00000000-0000-4000-8000-00000000003";

    public static TheoryData<string[], string[]> Wrong() => new()
    {
        { ["555-123-4567"], ["OD1003 destinations[0] 0"] },
        { ["+15551234567\n"], ["OD1008 destinations[0] 12"] },
        { ["+\u0661\u0665\u0665\u0665\u0661\u0662\u0663\u0664\u0665\u0666\u0667"], ["OD1007 destinations[0] 1"] },
        { ["+05551234567"], ["OD1004 destinations[0] 1"] },
        { ["+1555123456789012"], ["OD1005 destinations[0] 16"] },
        { [""], ["OD1001 destinations[0] 0"] },
        { ["911"], ["OD1011 destinations[0] 0"] },
        { ["ext:911"], ["OD1011 destinations[0] "] },
        { ["9001", "--region", "US"], ["OD1012 destinations[0] 0"] },
        { ["202-555-0123", "202-555-0124", "--region", "Mars"], ["OD1018 region "] },
        { ["+15551234567", "--policy", "assigned"], ["OD1013 destinations[0] "] },
        { ["+12025550123", "--skill", MalformedId], ["OD1024 skills[0] 0"] },
        { ["+12025550123", "--skill", "11111111-1111-1111-1111-111111111111:high"], ["OD2008 skills[0] 37"] },
        { ["+12025550123", "--skill", "11111111-1111-1111-1111-111111111111:0"], ["OD2003 skills[0].level "] },
        {
            ["+12025550123", "--wrap-up-code", MalformedId, "--user", "y", "--from-queue", " "],
            ["OD1024 wrapUpCode 0", "OD1024 fromQueue 0", "OD1024 onBehalfOfUser 0"]
        },
        { ["+12025550123", "--caller-id", "5550100"], ["OD1003 callerId 0"] },
        { ["+12025550123", "--priority", "high"], ["OD2008 priority 0"] },
        { ["+12025550123", "--attribute", "ticket"], ["OD2008 attributes[0] 0"] },
        { ["+12025550123", "--attribute", "a=1", "--attribute", "a=2"], ["OD2008 attributes[1] 0"] },
        { ["+12025550123", "--label", " "], ["OD2005 label "] },
        {
            ["5550", "--label", " ", "--skill", MalformedId],
            ["OD1003 destinations[0] 0", "OD1024 skills[0] 0", "OD2005 label "]
        },
        { ["+12025550123", "+12025550123"], ["OD2002 destinations[1] "] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Names_every_fault_with_its_place_and_sends_nothing(string[] args, string[] expected)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c"}"""));
        var result = await Cli.RunAsync(Cli.Environment(server.Url, org: null), ["call", .. args, "--json"]);
        Assert.Equal(3, result.ExitCode);
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal("invalid", json.RootElement.GetProperty("outcome").GetString());
        var errors = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Where(finding => finding.GetProperty("severity").GetString() == "error")
            .Select(finding =>
                $"{finding.GetProperty("rule")} {finding.GetProperty("path")} {finding.GetProperty("index")}");
        Assert.Equal(expected, errors);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Draws_the_fault_for_people_and_advises_a_region()
    {
        var result = await Cli.RunAsync("call", "555-123-4567", "--sandbox");
        Assert.Equal(("", 3), (result.Out, result.ExitCode));
        Assert.Equal(
            """
            error[OD1003] missing-plus: A phone number begins with '+'; this begins with '5'.
              --> <address>, character 1
               |
               | 555-123-4567
               | ^
               = help: Say in which region it is dialled (--region US), or write it in full: +1...
            Nothing was sent.

            """,
            result.Error);
    }

    [Fact]
    public async Task Marks_the_fault_and_makes_the_invisible_visible()
    {
        var result = await Cli.RunAsync("call", "+1\u00A02025550123\n", "--sandbox");
        Assert.Contains("   | +1\\u{A0}2025550123\\n\n   |   ^\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("   = write: +12025550123", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call")]
    [InlineData("call", "+12025550123", "--no-such-option")]
    [InlineData("call", "+12025550123", "--policy", "none")]
    [InlineData("nonsense")]
    [InlineData("sandbox", "--port", "70000")]
    [InlineData("sandbox", "--port", "x")]
    [InlineData("completion", "csh")]
    [InlineData("ledger", "show")]
    public async Task Ends_with_2_on_a_command_line_that_it_does_not_understand(params string[] args)
    {
        var result = await Cli.RunAsync(args);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        var see = result.Error.Trim().Split('\n')[^1];
        Assert.Matches(@"\ASee: outdial.* --help\z", see);
        Assert.True(result.Error.Trim().Split('\n').Length >= 2, result.Error);
        Assert.Equal(0, (await Cli.RunAsync(see["See: outdial".Length..].Trim().Split(' '))).ExitCode);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("explain", "--help")]
    public async Task Helps_in_a_pipe_in_lines_that_can_be_read(params string[] args)
    {
        var result = await Cli.RunAsync(args);
        Assert.All(result.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 240));
    }

    [Fact]
    public async Task Shows_the_help_when_nothing_is_asked()
    {
        var result = await Cli.RunAsync();
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Usage:", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("202-555-0100")]
    [InlineData("(202) 555-0100")]
    [InlineData("+12025550100")]
    [InlineData("tel:+12025550100")]
    public async Task Reads_a_caller_id_as_it_is_dialled(string text)
    {
        var result = await Cli.RunAsync("call", "+12025550123", "--dry-run", "--caller-id", text, "--region", "US");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("+12025550100", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025550100", null)]
    [InlineData("2025550100.0", "US")]
    [InlineData("2.02555E+09", "US")]
    [InlineData("+1 202 555 0100", null)]
    [InlineData("", "US")]
    public async Task Refuses_a_caller_id_for_the_reason_of_an_address(string text, string? region)
    {
        string[] more = region is null ? [] : ["--region", region];
        var address = await Cli.RunAsync(["check", "--address", text, .. more, "--format", "ndjson"]);
        var reasons = address.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("rule").GetString()!);
        var result = await Cli.RunAsync(["call", "+12025550123", "--dry-run", $"--caller-id={text}", .. more]);
        Assert.Equal(text.Length == 0 ? 2 : 3, result.ExitCode);
        Assert.All(text.Length == 0 ? [] : reasons, rule =>
            Assert.Contains(rule, result.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tel:+12025550100;ext=12", "OD1")]
    [InlineData("sip:ann@example.com", "OD1")]
    [InlineData("ext:4021", "OD1")]
    public async Task A_caller_id_is_a_phone_number_by_itself(string text, string rule)
    {
        var result = await Cli.RunAsync("call", "+12025550123", "--dry-run", "--caller-id", text, "--region", "US");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"error[{rule}", result.Error, StringComparison.Ordinal);
        Assert.Contains("--caller-id", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_an_at_sign_for_itself() =>
        Assert.Equal(3, (await Cli.RunAsync("call", "@ann", "--sandbox")).ExitCode);

    [Fact]
    public async Task Helps()
    {
        var root = await Cli.RunAsync("--help");
        Assert.Equal(0, root.ExitCode);
        foreach (var word in new[] { "call", "sandbox", "completion", "GENESYS_CLIENT_ID", "Exit codes", "--sandbox" })
        {
            Assert.Contains(word, root.Out, StringComparison.Ordinal);
        }

        Assert.Contains("--from-queue <queue>", (await Cli.RunAsync("call", "--help")).Out, StringComparison.Ordinal);
    }
}
