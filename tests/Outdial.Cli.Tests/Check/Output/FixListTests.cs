using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Lists that are fixed by the command.</summary>
public sealed class FixListTests
{
    private const string Table =
        "\uFEFFsep=;\r\nname;phone;x\r\n\"Lee; Ann\";\"202-555-0123\";\"a \"\"b\"\"\"\r\nBo;+12025550124;\u00e9\r\n" +
        "Cy;junk;1\r\n\r\nDee;;2\r\nEve;1-202-555-0199 x12;3\nGil;+1 202 555 0144";

    private const string Fixed =
        "\uFEFFsep=;\r\nname;phone;x\r\n\"Lee; Ann\";\"+12025550123\";\"a \"\"b\"\"\"\r\nBo;+12025550124;\u00e9\r\n" +
        "Cy;junk;1\r\n\r\nDee;;2\r\nEve;\"tel:+12025550199;ext=12\";3\nGil;+12025550144";

    private static readonly string[] Us = ["--column", "phone", "--region", "US"];

    [Fact]
    public async Task Fixes_the_file_in_its_place_and_reports_what_is_left()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list.csv", Table);
        var result = await Cli.RunAsync(["check", "--numbers", file, "--fix", .. Us]);
        Assert.Equal((3, Fixed), (result.ExitCode, Read(file)));
        Assert.StartsWith("error[OD1027]", result.Out, StringComparison.Ordinal);
        Assert.Contains("list.csv:5:4", result.Out, StringComparison.Ordinal);
        Assert.Equal("5 addresses checked: 1 error. 3 fixes applied.\n", result.Error);
        Assert.Equal([file], Directory.GetFiles(folder.PathOf(".")).Select(Path.GetFullPath));
    }

    [Fact]
    public async Task Does_not_touch_a_file_without_faults()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list.txt", "+12025550123\n+12025550124\n");
        var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, written);
        var result = await Cli.RunAsync("check", "--numbers", file, "--fix");
        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public async Task Writes_another_file_and_leaves_the_list_alone()
    {
        using var folder = new TemporaryFolder();
        var (file, output) = (folder.Write("list.csv", Table), folder.Write("out.csv", "old"));
        var result = await Cli.RunAsync(["check", "--numbers", file, "--fix", "-o", output, .. Us]);
        Assert.Equal((3, Table, Fixed), (result.ExitCode, Read(file), Read(output)));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("list.csv")]
    public async Task Writes_to_the_pipe_with_findings_among_the_messages(string list)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list.csv", Table);
        var result = await Cli.RunWithInputAsync(
            Table, ["check", "--numbers", list == "-" ? "-" : file, "--fix", .. Us, "-o", "-"]);
        Assert.Equal((3, Fixed), (result.ExitCode, result.Out));
        Assert.Contains("error[OD1027]", result.Error, StringComparison.Ordinal);
        Assert.Equal(Fixed, (await Cli.RunWithInputAsync(Table, ["check", "--numbers", "-", "--fix", .. Us])).Out);
    }

    [Fact]
    public async Task Applies_a_guess_only_when_asked_to()
    {
        const string List = "'+12025550123\n12025550124.0\n+1 202 555 0125\n";
        Assert.Equal(
            "'+12025550123\n12025550124.0\n+12025550125\n",
            (await Cli.RunWithInputAsync(List, "check", "--numbers", "-", "--fix", "--region", "US")).Out);
        var guessed = await Cli.RunWithInputAsync(
            List, "check", "--numbers", "-", "--fix", "--guess", "--region", "US");
        Assert.Equal((0, "+12025550123\n+12025550124\n+12025550125\n"), (guessed.ExitCode, guessed.Out));
    }

    [Fact]
    public async Task Fixes_only_what_is_selected()
    {
        const string List = "+1 202 555 0123\n202-555-0124\n";
        var result = await Cli.RunWithInputAsync(
            List, "check", "--numbers", "-", "--fix", "--region", "US", "--ignore", "OD1003");
        Assert.Equal((0, "+12025550123\n202-555-0124\n"), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task Moves_what_cannot_be_fixed_to_the_rejects()
    {
        const string List =
            "a,phone\r\n1,+1 202 555 0123\r\n2,junk\r\n3\r\n\"4\" x,+12025550124\r\n\"5\n\",1.20256E+10";
        using var folder = new TemporaryFolder();
        var (file, rejects) = (folder.Write("list.csv", List), folder.PathOf("rejects.csv"));
        var result = await Cli.RunAsync("check", "--numbers", file, "--column", "phone", "--fix", "--rejects", rejects);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("a,phone\r\n1,+12025550123\r\n", TemporaryFolder.Read(file));
        Assert.Equal(
            "a,phone,outdial_rule\r\n2,junk,OD1027\r\n3,OD2701\r\n\"4\" x,+12025550124,OD2702\r\n" +
            "\"5\n\",1.20256E+10,OD1029",
            TemporaryFolder.Read(rejects));
        Assert.EndsWith("1 fix applied. 4 rows rejected.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_mark_of_an_editor_before_the_first_line()
    {
        using var folder = new TemporaryFolder();
        var rejects = folder.PathOf("rejects.txt");
        var result = await Cli.RunWithInputAsync(
            "\uFEFFjunk\n+1 202 555 0123\r\n", "check", "--numbers", "-", "--fix", "--rejects", rejects);
        Assert.Equal((0, "\uFEFF+12025550123\r\n"), (result.ExitCode, result.Out));
        Assert.Equal("junk\tOD1027\n", TemporaryFolder.Read(rejects));
    }

    [Fact]
    public async Task Leaves_bytes_of_other_encodings_as_they_are()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("list.csv");
        byte[] List(string number) => [0xE9, (byte)',', .. Encoding.ASCII.GetBytes(number), (byte)'\n'];
        await File.WriteAllBytesAsync(file, List("+1 202 555 0123"), TestContext.Current.CancellationToken);
        await Cli.RunAsync("check", "--numbers", file, "--column", "2", "--fix");
        Assert.Equal(
            List("+12025550123"), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Copies_a_line_that_is_longer_than_any_address()
    {
        var long1 = new string('1', (3 * ListBlock.Size) + 5);
        using var folder = new TemporaryFolder();
        var rejects = folder.PathOf("r");
        var list = $"{long1}\r\n+1 202 555 0123\n{long1}";
        var kept = await Cli.RunWithInputAsync(list, "check", "--numbers", "-", "--fix");
        Assert.Equal((3, $"{long1}\r\n+12025550123\n{long1}"), (kept.ExitCode, kept.Out));
        var moved = await Cli.RunWithInputAsync(list, "check", "--numbers", "-", "--fix", "--rejects", rejects);
        Assert.Equal((0, "+12025550123\n"), (moved.ExitCode, moved.Out));
        Assert.Equal($"{long1}\tOD1027\r\n{long1}\tOD1027", TemporaryFolder.Read(rejects));
    }

    [Theory]
    [InlineData("goes with --numbers", "body.json", "--fix", "--rejects", "r")]
    [InlineData("--rejects goes with --fix", "--numbers", "l", "--rejects", "r")]
    [InlineData("--output goes with", "--numbers", "l", "-o", "r")]
    [InlineData("--output goes with", "--numbers", "l", "--diff", "-o", "r")]
    [InlineData("excludes --fix", "--numbers", "l", "--fix", "--add-columns")]
    [InlineData("excludes --fix and --diff", "--numbers", "l", "--diff", "--add-columns")]
    [InlineData("--fix and --diff exclude", "--numbers", "l", "--fix", "--diff")]
    [InlineData("--format sarif", "--numbers", "l", "--fix", "--format", "sarif")]
    [InlineData("--format verdicts", "--numbers", "l", "--add-columns", "--format", "verdicts")]
    [InlineData("excludes --dedupe", "--numbers", "l", "--dedupe", "--format", "verdicts")]
    [InlineData("file of its own", "--numbers", "l", "--fix", "--rejects", "./l")]
    [InlineData("file of its own", "--numbers", "l", "--fix", "-o", "x/../r", "--rejects", "r")]
    [InlineData("--rejects takes a file", "--numbers", "l", "--fix", "--rejects", "-")]
    [InlineData("for JSON files and for --numbers", "--address", "l", "--fix")]
    public async Task Refuses_options_that_contradict_each_other(string sentence, params string[] line)
    {
        var result = await Cli.RunAsync(["check", .. line]);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    // With its byte order mark.
    private static string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
