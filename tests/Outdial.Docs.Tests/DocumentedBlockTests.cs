using System.Text;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>What README and docs show is what happens.</summary>
public sealed partial class DocumentedBlockTests
{
    private const string Mark = "\u0001next";

    public static TheoryData<CodeBlock> Consoles() => [.. CodeBlock.All.Where(block => block.Language == "console")];

    public static TheoryData<CodeBlock> Listings() =>
        [
            .. CodeBlock.All.Where(block =>
                block.Language == "csharp" && block.Rule is null && block.Page != FirstLinesTests.Page),
        ];

    public static TheoryData<CodeBlock> Hooks() => [.. CodeBlock.All.Where(block => block.Language == "yaml")];

    public static TheoryData<CodeBlock> Scripts() => [.. CodeBlock.All.Where(block => block.Language == "sh")];

    [Fact]
    public void Every_block_is_of_a_kind_that_is_tried()
    {
        string[] everywhere = ["console", "csharp", "sh", "yaml"];
        string[] onPagesOfRules = ["console", "csharp", "address", "json", "answer", "env"];
        Assert.NotEmpty(CodeBlock.All);
        Assert.All(
            CodeBlock.All,
            block => Assert.Contains(block.Language, block.Rule is null ? everywhere : onPagesOfRules));
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public async Task Prints_what_the_page_shows(CodeBlock block)
    {
        // One shell for the block, so that 'echo $?' means what it means to a reader; a mark after each command.
        var script = new StringBuilder();
        foreach (var command in block.Lines.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            script.Append(command.AsSpan(2)).Append($"\nstatus=$?; printf '{Mark}\\n'; (exit $status)\n");
        }

        var programs = Path.GetDirectoryName(Built.Program("Outdial.Cli", "outdial"));
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        using var folder = new TemporaryFolder();
        var result = await RunningProgram.RunAsync(
            "bash",
            ["-c", $"exec 2>&1\n{script}"],
            environment,
            TestContext.Current.CancellationToken,
            folder.PathOf("."));
        var printed = Guid().Replace(result.Out, "<id>")
            .Replace(folder.PathOf("config"), "$PWD/config", StringComparison.Ordinal)
            .Split($"{Mark}\n")
            .SelectMany(output => Ordered(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        var shown = Chunks(block).SelectMany(Ordered);
        Assert.Equal(shown, printed);
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public void Shows_code_that_is_part_of_a_sample(CodeBlock block)
    {
        var listing = string.Join('\n', block.Lines);
        Assert.Contains(
            SourceTree.CSharp("samples"),
            file => File.ReadAllText(file).Contains(listing, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Gives_commands_that_ci_runs_word_for_word(CodeBlock block)
    {
        var ci = new[] { ".ci/run", ".ci/longer" }
            .SelectMany(file => File.ReadAllLines(SourceTree.PathOf(file)))
            .Select(line => line.Split(" 2>&1")[0])
            .ToHashSet();
        Assert.All(block.Lines, line => Assert.Contains(line, ci));
    }

    [Theory]
    [MemberData(nameof(Hooks))]
    public async Task Gives_hooks_that_stop_a_bad_body_and_let_a_good_one_pass(CodeBlock block)
    {
        var line = block.Lines.Single(line => Hook().IsMatch(line));
        var command = Hook().Match(line).Groups[1].Value;
        Assert.StartsWith("outdial ", command, StringComparison.Ordinal);
        var words = command.Split(' ').Skip(1).ToList();
        using var folder = new TemporaryFolder();
        foreach (var (body, code) in new[] { ("{}", 3), ("""{"phoneNumber":"+12025550123"}""", 0) })
        {
            var file = folder.Write("payloads/body.json", body);

            // A hook of pre-commit is given the files; a step of a workflow names them.
            IEnumerable<string> arguments = words.Contains("payloads") ? words : [.. words, file];
            var result = await RunningProgram.RunAsync(
                Built.Program("Outdial.Cli", "outdial"),
                arguments,
                null,
                TestContext.Current.CancellationToken,
                folder.PathOf("."));
            Assert.Equal(code, result.ExitCode);
        }
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        foreach (var page in CodeBlock.All.Select(block => block.Page).Distinct())
        {
            var folder = Path.GetDirectoryName(SourceTree.PathOf(page))!;
            var links = Link().Matches(File.ReadAllText(SourceTree.PathOf(page)))
                .Select(match => match.Groups[1].Value)
                .Where(link => !link.StartsWith("http", StringComparison.Ordinal));
            Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page}: {link}"));
        }
    }

    // Results and words come from two streams, whose order against each other is not fixed: the lines of words keep
    // theirs.
    private static IEnumerable<string> Ordered(IEnumerable<string> lines) =>
        lines.OrderBy(line => line is "<id>" || line.StartsWith('{') ? 0 : 1);

    private static IEnumerable<List<string>> Chunks(CodeBlock block)
    {
        List<string>? chunk = null;
        foreach (var line in block.Lines)
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                if (chunk is not null)
                {
                    yield return chunk;
                }

                chunk = [];
            }
            else
            {
                chunk!.Add(line);
            }
        }

        yield return chunk!;
    }

    [GeneratedRegex(
        "(?<=^|Correlation id: )[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=[.]?$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Guid();

    [GeneratedRegex("(?:entry|run): (.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Hook();

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
