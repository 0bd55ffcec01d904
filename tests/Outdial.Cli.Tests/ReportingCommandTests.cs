using System.CommandLine;
using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Every command that reports does so for machines too.</summary>
public sealed class ReportingCommandTests
{
    // They are for people and shells alone.
    private static readonly string[] WithoutReport = ["login", "sandbox", "completion"];

    public static TheoryData<string> Reporting => [.. Leaves().Select(leaf => leaf.Path).Except(WithoutReport)];

    [Theory]
    [MemberData(nameof(Reporting))]
    public void Has_a_form_for_machines(string path)
    {
        var options = Leaves().Single(leaf => leaf.Path == path).Command.Options;
        Assert.Contains(options, option => option.Name is "--json" or "--format");
    }

    [Fact]
    public void Excepts_only_commands_that_there_are() =>
        Assert.Empty(WithoutReport.Except(Leaves().Select(leaf => leaf.Path)));

    public static TheoryData<string> WithJson => [.. Leaves()
        .Where(leaf => leaf.Command.Options.Any(option => option.Name == "--json")).Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(WithJson))]
    public async Task Prints_one_object_when_it_fails_too(string path)
    {
        // Neither the profiles nor the ledger can be read, or what is named is not there.
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["OUTDIAL_CONFIG_DIR"] = folder.PathOf("config"),
            ["OUTDIAL_LEDGER"] = folder.Write("ledger.db", "a shopping list"),
        };
        var command = Leaves().Single(leaf => leaf.Path == path).Command;
        string[] words =
        [
            .. path.Split(' '),
            .. command.Arguments.Select(argument => argument.Name == "address" ? "+12025550123" : "x"),
            .. path switch
            {
                "ledger purge" => ["--older-than", "90d"],
                "ledger settle" => ["--not-placed"],
                "list import" or "list run" => ["--name", "x"],
                _ => Array.Empty<string>(),
            },
            "--json",
        ];
        foreach (var profiles in new[] { "nonsense", "profile = \"gone\"\n", "" })
        {
            folder.Write("config/config.toml", profiles);
            var result = await Cli.RunAsync(environment, words);
            if (profiles.Length == 0 && path == "profile list")
            {
                continue; // that there are none is no failure
            }

            Assert.True(profiles.Length > 0 ? result.ExitCode != 0 || path == "profile list" : result.ExitCode != 0,
                result.Out);
            var report = JsonDocument.Parse(result.Out).RootElement;
            Assert.True(path == "profile list" || report.ValueKind == JsonValueKind.Object, result.Out);
            if (report.ValueKind == JsonValueKind.Object && report.TryGetProperty("message", out var message))
            {
                Assert.Equal("failed", report.GetProperty("outcome").GetString());
                Assert.NotEqual("", message.GetString());
            }
        }
    }

    [Theory]
    [InlineData("ledger purge --older-than 1h --json", "Nothing was deleted.")]
    [InlineData("ledger show nokey --json", "The ledger has no such key.")]
    [InlineData("reconcile nokey --json", "The ledger has no such key.")]
    [InlineData("explain OD9 --json", "There is no rule 'OD9'.")]
    [InlineData("profile show --json", "No profile is in use")]
    [InlineData("profile show nope --json", "There is no profile 'nope'")]
    [InlineData("logout --json", "No profile is in use")]
    public async Task Says_to_machines_why_there_is_no_result(string line, string says)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["OUTDIAL_CONFIG_DIR"] = folder.PathOf("config"),
            ["OUTDIAL_LEDGER"] = folder.PathOf("ledger.db"),
            ["GENESYS_ACCESS_TOKEN"] = "a-token",
        };
        Outdial.Ledger.CallLedger.Open(folder.PathOf("ledger.db")).Dispose();
        var result = await Cli.RunAsync(environment, line.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Error));
        var message = JsonDocument.Parse(result.Out).RootElement.GetProperty("message").GetString();
        Assert.StartsWith(says, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_a_rule_for_machines()
    {
        var one = await Cli.RunAsync("explain", "OD1003", "--json");
        Assert.StartsWith(
            "{\"id\":\"OD1003\",\"name\":\"missing-plus\",\"severity\":\"error\",", one.Out, StringComparison.Ordinal);
        var all = await Cli.RunAsync("explain", "--list", "--json");
        Assert.Equal(Rules.All.Length, all.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves() => OutdialCommand.Commands.SelectMany(command =>
        Leaves(command.Create(new Terminal(TextWriter.Null, TextWriter.Null, _ => null)), ""));

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string above) =>
        command.Subcommands.Count == 0
            ? [($"{above}{command.Name}", command)]
            : command.Subcommands.SelectMany(one => Leaves(one, $"{above}{command.Name} "));
}
