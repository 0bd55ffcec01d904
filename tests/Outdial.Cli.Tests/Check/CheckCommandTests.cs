using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class CheckCommandTests
{
    internal const string Wrong =
        """{"participants":[{"type":"external","participantAddress":{"number":"+12025550123","type":"external"}}]}""";

    internal const string Right =
        """{"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}}]}""";

    [Fact]
    public async Task Draws_each_finding_with_its_line_a_mark_and_what_to_do()
    {
        var result = await Cli.RunWithInputAsync(Wrong, "check", "-", "--contract", "guide");
        Assert.Equal(
            $"""
            error[OD2410] id-under-another-name: The address's field is called 'id', not 'number'.
              --> -:1:59 at participants[0].participantAddress.number
               |
             1 | {Wrong}
               |                                                           ^^^^^^^^
               = help: Call it id.
               = fix: Rename it to 'id'

            error[OD2413] external-inside-address: 'external' is inside participantAddress.
              --> -:1:90 at participants[0].participantAddress.type
               |
             1 | {Wrong}
               |                                                                                          ^^^^^^^^^^
               = help: Write "type": "phone" inside participantAddress, and "type": "external" beside it.
               = fix: Write 'phone'


            """,
            result.Out);
        Assert.Equal("1 document checked: 2 errors. 2 can be fixed with --fix.\n", result.Error);
        Assert.Equal(3, result.ExitCode);
    }

    [Theory]
    [InlineData(0, new[] { "--contract", "guide", "--exit-zero" })]
    [InlineData(3, new[] { "--contract", "guide", "--ignore", "OD2410" })]
    [InlineData(0, new[] { "--contract", "guide", "--ignore", "OD2410,external-inside-address" })]
    [InlineData(0, new[] { "--contract", "guide", "--ignore", "OD24" })]
    [InlineData(3, new[] { "--contract", "guide", "--select", "OD2413" })]
    [InlineData(0, new[] { "--contract", "guide", "--select", "OD3" })]
    [InlineData(3, new[] { "--contract", "platform", "--select", "other-contract" })]
    public async Task Exits_by_what_is_reported(int code, string[] options) =>
        Assert.Equal(code, (await Cli.RunWithInputAsync(Wrong, ["check", "-", .. options])).ExitCode);

    [Fact]
    public async Task Exits_with_3_for_a_warning_only_if_warnings_count_as_errors()
    {
        const string Warned = """{"phoneNumber":"+12025550123","colour":"red"}""";
        Assert.Equal(0, (await Cli.RunWithInputAsync(Warned, "check", "-")).ExitCode);
        var strict = await Cli.RunWithInputAsync(Warned, "check", "-", "--warnings-as-errors");
        Assert.Equal(3, strict.ExitCode);
        Assert.StartsWith("error[OD2303] unknown-field", strict.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_errors_alone_when_it_is_to_be_quiet()
    {
        const string Body = """{"phoneNumber":"+15551234567","colour":"red","callerId":3}""";
        var result = await Cli.RunWithInputAsync(Body, "check", "-", "--quiet");
        Assert.StartsWith("error[OD2302]", result.Out, StringComparison.Ordinal);
        Assert.Equal(1, result.Out.Split("-->").Length - 1);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Follows_the_environments_contract()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.json", Right);
        var environment = new Dictionary<string, string> { ["GENESYS_ORG_ID"] = "acme" };
        Assert.Equal(0, (await Cli.RunAsync(environment, "check", file)).ExitCode);
        Assert.Equal(3, (await Cli.RunAsync("check", file)).ExitCode);
        environment["GENESYS_CONTRACT"] = "nonsense";
        Assert.Equal(2, (await Cli.RunAsync(environment, "check", file)).ExitCode);
    }

    [Fact]
    public async Task Takes_every_json_file_of_a_folder_and_of_those_inside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.json", Right);
        folder.Write("a/c.json", Wrong);
        folder.Write("a/readme.txt", Wrong);
        var result = await Cli.RunAsync("check", folder.PathOf("."), "--contract", "guide", "--format", "ndjson");
        var files = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString());
        Assert.All(files, file => Assert.EndsWith("c.json", file, StringComparison.Ordinal));
        Assert.StartsWith("2 documents checked: 2 errors.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task Reports_a_file_that_cannot_be_read(string file)
    {
        var result = await Cli.RunAsync("check", file);
        Assert.StartsWith("error[OD3020] file-not-read: ", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Follows_no_links_out_of_a_folder_or_round_in_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/b.JSON", Right);
        folder.Write("elsewhere/c.json", Wrong);
        Directory.CreateSymbolicLink(folder.PathOf("a/up"), folder.PathOf("a"));
        Directory.CreateSymbolicLink(folder.PathOf("a/out"), folder.PathOf("elsewhere"));
        var result = await Cli.RunAsync("check", folder.PathOf("a"), "--contract", "guide");
        Assert.Equal("1 document checked: nothing found.\n", result.Error);
    }

    [Fact]
    public async Task Forgives_what_is_found_and_not_what_could_not_be_read()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Cli.RunWithInputAsync("{", "check", "-", "--exit-zero")).ExitCode);
        foreach (var args in new[] { new[] { "nowhere.json" }, ["--numbers", "nowhere"], [folder.PathOf(".")] })
        {
            Assert.Equal(3, (await Cli.RunAsync(["check", .. args, "--exit-zero"])).ExitCode);
        }
    }

    [Fact]
    public async Task Reports_what_could_not_be_read_whatever_is_selected()
    {
        Assert.Equal(3, (await Cli.RunAsync("check", "nowhere.json", "--select", "OD2")).ExitCode);
        Assert.Equal(3, (await Cli.RunWithInputAsync("{", "check", "-", "--ignore", "OD3")).ExitCode);
    }

    [Fact]
    public async Task Reports_a_folder_without_documents()
    {
        using var folder = new TemporaryFolder();
        var result = await Cli.RunAsync("check", folder.PathOf("."));
        Assert.Contains("There is no *.json in the folder.", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Theory]
    [InlineData(new[] { "check" }, "Name what to check")]
    [InlineData(new[] { "check", "a", "--address", "b" }, "exclude each other")]
    [InlineData(new[] { "check", "--address", "a", "--fix" }, "--fix and --diff are for JSON files and for --numbers.")]
    [InlineData(new[] { "check", "--address", "a", "--to", "guide" }, "--to is for JSON files.")]
    [InlineData(new[] { "check", "--address", "a", "--contract", "guide" }, "--contract is for JSON files")]
    [InlineData(new[] { "check", "a", "--fix", "--diff" }, "--fix and --diff exclude each other.")]
    [InlineData(new[] { "check", "a", "--fix", "--to", "guide" }, "--to and --fix or --diff exclude each other.")]
    [InlineData(new[] { "check", "a", "--guess" }, "--guess goes with --fix, --diff or --add-columns.")]
    [InlineData(new[] { "check", "a", "--format", "xml" }, "xml")]
    [InlineData(new[] { "check", "a", "--statistics", "--format", "json" }, "--statistics goes with --format text.")]
    [InlineData(new[] { "check", "a", "--select", "OD9999" }, "There is no rule 'OD9999'.")]
    [InlineData(new[] { "check", "a", "--region", "Mars" }, "'Mars' is not a region.")]
    [InlineData(new[] { "check", "a", "--policy", "lax" }, "lax")]
    public async Task Refuses_a_command_line_that_contradicts_itself(string[] args, string words)
    {
        var result = await Cli.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public async Task Counts_by_rule()
    {
        const string Body =
            """{"participants":[{"participantAddress":"+12025550123"},{"participantAddress":"+12025550124"}]}""";
        var result = await Cli.RunWithInputAsync(Body, "check", "-", "--contract", "guide", "--statistics");
        Assert.Equal(
            "        2  OD2406  address-not-an-object\n        2  OD2415  participant-type-missing\n", result.Out);
    }

    [Theory]
    [InlineData("", "OD1001", 1)]
    [InlineData(" ", "OD1001", 1)]
    [InlineData("555-123-4567", "OD1003", 1)]
    [InlineData("+1 202", "OD1012", 2)]
    [InlineData("+1202555012345678", "OD1005", 17)]
    [InlineData("sip:", "OD1023", 5)]
    public async Task Checks_one_address(string text, string rule, int column)
    {
        var result = await Cli.RunAsync("check", "--address", text, "--format", "ndjson");
        var finding = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal(rule, finding.GetProperty("rule").GetString());
        Assert.Equal(column, finding.GetProperty("column").GetInt32());
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Finds_nothing_wrong_with_a_good_address()
    {
        var result = await Cli.RunAsync("check", "--address", "tel:+12025550123;ext=12");
        Assert.Equal((0, "", "1 address checked: nothing found.\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public void Checks_any_address_without_throwing() => Gen.String.Sample(text =>
        new AddressCheck(new CallPolicy()).Check(text).All(finding =>
            finding.Span.End <= System.Text.Encoding.UTF8.GetByteCount(text) && finding.Position.Column > 0));
}
