using System.Text;
using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class TableTests
{
    private const string Good = "+12025550123";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("phone", "id,phone\n1,x\n", "x@2:3")]
    [InlineData("PHONE", "id, Phone \n1,x\n", "x@2:3")]
    [InlineData(" phone", "id,\"Phone\"\n1,x\n", "x@2:3")]
    [InlineData("phone", "Phone,phone\n1,x\n", "x@2:3")]
    [InlineData("phone", "\uFEFF\"phone\",id\nx,1\n", "x@2:1")]
    [InlineData("the \"phone\"", "id,\"the \"\"phone\"\"\"\r\n1,x\r\n", "x@2:3")]
    [InlineData("phone", "\"id\nof it\",phone\n1,x", "x@3:3")]
    [InlineData("2", "x,x\n\uFEFF,x\n", "x@1:3 x@2:3")]
    [InlineData("1", "\uFEFFx\n", "x@1:1")]
    [InlineData("1", "x", "x@1:1")]
    [InlineData("1", "", "")]
    [InlineData("2", "1,\n2,\"\"\n\n\r\n3,x\n", "x@5:3")]
    [InlineData("2", "é😀,x\n", "x@1:4")]
    [InlineData("2", "\"a\nbc\",x\n", "x@2:5")]
    public async Task Finds_the_column(string column, string text, string expected)
    {
        var result = await CheckAsync(text, "--column", column);
        Assert.Equal(expected, Found(result));
    }

    [Theory]
    [InlineData(";", "a;+,1\n")]
    [InlineData("semicolon", "a;+,1\n")]
    [InlineData("tab", "a\t+,1\n")]
    [InlineData("\t", "a\t+,1\n")]
    [InlineData("PIPE", "a|+,1\n")]
    [InlineData("comma", "a,+;1\n")]
    public async Task Takes_delimiters(string delimiter, string text) =>
        Assert.Equal("x@1:4", Found(await CheckAsync(text, "--column", "2", "--delimiter", delimiter)));

    [Theory]
    [InlineData("id,name\n1,x\n", "The header has no column 'phone'. Its columns are: 'id', 'name'. Or name")]
    [InlineData("id;phone\n", "'id;phone'. It contains semicolons: is --delimiter semicolon meant?")]
    [InlineData("id\tphone\n", "'id\\tphone'. It contains tabs: is --delimiter tab meant?")]
    [InlineData("Phone,PHONE\n", "2 columns of the header are called 'phone': 1, 2. Write the name exactly.")]
    [InlineData("phone,phone\n", "2 columns of the header are called 'phone': 1, 2.")]
    [InlineData("", "The first line is empty: there is no header with a column 'phone'.")]
    [InlineData("\n1,x\n", "The first line is empty")]
    [InlineData("id,\"phone\n1,x\n", "A quote in the header is not closed.")]
    public async Task Says_which_columns_there_are(string text, string expected)
    {
        var result = await CheckAsync(text, "--column", "phone");
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--address x --column 1", "--column goes with --numbers.")]
    [InlineData("--numbers - --delimiter ;", "--delimiter goes with --column.")]
    [InlineData("--numbers - --column 0", "--column is a name in the header, or a number from 1.")]
    [InlineData("--numbers - --column 1 --delimiter ;;", "--delimiter is one ASCII character")]
    [InlineData("--numbers - --column 1 --delimiter \"", "--delimiter is one ASCII character")]
    [InlineData("--numbers - --column 1 --delimiter é", "--delimiter is one ASCII character")]
    public async Task Refuses_what_does_not_go_together(string line, string expected)
    {
        var result = await Cli.RunAsync(["check", .. line.Split(' ')]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone", "sep=;\r\nid;phone\r\n1;x\r\n", "x@3:3")]
    [InlineData("phone", "\uFEFFsep=\t\nid\tphone\n1\tx\n", "x@3:3")]
    [InlineData("2", "\"sep=;\"\n1;x\n", "x@2:3")]
    [InlineData("2", "SEP=|\n1|x\n", "x@2:3")]
    public async Task Takes_the_delimiter_from_the_first_line_of_a_spreadsheet(
        string column, string text, string expected) =>
        Assert.Equal(expected, Found(await CheckAsync(text, "--column", column)));

    [Fact]
    public async Task A_named_delimiter_wins_and_a_tab_may_be_escaped()
    {
        Assert.Equal("x@2:3", Found(await CheckAsync("sep=;\n1,x\n", "--column", "2", "--delimiter", ",")));
        Assert.Equal("x@1:3", Found(await CheckAsync("1\tx\n", "--column", "2", "--delimiter", "\\t")));
    }

    [Theory]
    [InlineData("windows-1252", "The header is not UTF-8")]
    [InlineData("utf-16LE", "UTF-16 without a byte order mark")]
    [InlineData("utf-16BE", "UTF-16 without a byte order mark")]
    [InlineData("xlsx", "a workbook (xlsx)")]
    [InlineData("xls", "a workbook (xls)")]
    [InlineData("folder", "It is a folder; --numbers takes one file.")]
    public async Task Says_what_a_file_is_that_is_no_text_in_utf_8(string format, string says)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("list.csv");
        const string Text = "id,T\u00E9l\u00E9phone\n1,x\n";
        switch (format)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "xlsx":
                await File.WriteAllBytesAsync(path, [(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0], Token);
                break;
            case "xls":
                await File.WriteAllBytesAsync(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], Token);
                break;
            case "windows-1252":
                await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(Text), Token);
                break;
            default:
                var utf16 = new UnicodeEncoding(bigEndian: format == "utf-16BE", byteOrderMark: false);
                await File.WriteAllBytesAsync(path, utf16.GetBytes(Text), Token);
                break;
        }

        string[][] ways = format == "windows-1252" ? [["--column", "T\u00E9l\u00E9phone"]]
            : [["--column", "T\u00E9l\u00E9phone"], ["--column", "2"], []];
        foreach (var way in ways)
        {
            var result = await Cli.RunAsync(["check", "--numbers", path, .. way]);
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains(says, result.Out + result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_without_a_column_named_gets_a_hint()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("list.csv", "first,phone\nAnn,+12025550123\n");
        var result = await Cli.RunAsync("check", "--numbers", path);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("name the column with the addresses, --column NAME", result.Error, StringComparison.Ordinal);
    }

    // What is not closed ends with its line: no row behind it is swallowed.
    [Theory]
    [InlineData("a,\"b\nc,x\n", "OD2702@1:3 x@2:3")]
    [InlineData("a,\"b\nc,\"x\"\nd,y\n", "OD2702@1:3 x@2:4 x@3:3")]
    [InlineData("a,\"b\" c\nd,x\n", "OD2702@1:3 x@2:3")]
    [InlineData("a,x,\"b\nc,y\n", "x@1:3 OD2702@1:5 x@2:3")]
    [InlineData("a,x,\"", "x@1:3 OD2702@1:5")]
    [InlineData("\"a\nb\",\"\nc,x", "OD2702@2:4 x@3:3")]
    [InlineData("5\" pipe,x\n6\",y\n", "x@1:9 x@2:4")]
    [InlineData("5\"\" pipe,x,\"\"\n6,y\n", "x@1:10 x@2:3")]
    [InlineData("a\nb,x\n", "OD2701@1:1 x@2:3")]
    [InlineData("\"\"\nb,x", "OD2701@1:1 x@2:3")]
    public async Task Passes_over_no_row_in_silence(string text, string expected) =>
        Assert.Equal(expected, Found(await CheckAsync(text, "--column", "2")));

    [Fact]
    public async Task Goes_on_behind_what_is_longer_than_a_block()
    {
        var much = new string('1', 3 * ListBlock.Size);
        var lines = string.Join('\n', much.Chunk(10_000).Select(line => new string(line)));
        foreach (var (text, expected) in new[]
        {
            ($"a,{much}\nb,x\n", "OD2703@1:1 x@2:3"),
            ($"a,\"{much}\nb,x\n", "OD2703@1:1 x@2:3"),
            ($"a,\"\n{much}\nb,x\n", "OD2702@1:3 OD2703@2:1 x@3:3"),
            ($"\"\n\",{much}\nb,x\n", "OD2703@1:1 x@3:3"),
            ($"a,\"{lines}", "OD2702@1:3 OD2701@2:1 OD2701@3:1"),
            ($"a,{much[..2_000]}\n", "x@1:3"),
        })
        {
            var found = Found(await CheckAsync(text, "--column", "2"));
            Assert.StartsWith(expected, found, StringComparison.Ordinal);
        }
    }

    // A row without end, one whose cell is never closed, and one that is nothing but quotes are among them.
    [Theory]
    [InlineData("", "1,+12025550123\n", 15)]
    [InlineData("id,phone\n", "1,\"+12025550123\"\r\n", 18)]
    [InlineData("", "1,2,\"a \"\"note\"\"\n\",+12025550123\n", null)]
    [InlineData("", "x", null)]
    [InlineData("\"", "x,", null)]
    [InlineData("", "\"", null)]
    public async Task Needs_no_more_memory_for_a_long_row_or_for_many(string header, string text, int? bytesOfAddress)
    {
        const int Bytes = 32 << 20;
        using var stream = new EndlessText(text, Bytes, header);
        var column = header.EndsWith('\n') ? "phone" : "2";
        var (table, misuse) = await CsvTable.OpenAsync(stream, column, CsvColumn.Comma, ListBlock.Size, Token);
        Assert.Null(misuse);
        var filter = new RuleFilter(["OD1003"], [], WarningsAsErrors: false, ErrorsOnly: false);
        var list = new NumberList(new ListCheck(new CallPolicy(), filter) { WritesVerdicts = true }, table);
        var (blocks, addresses, found) = (new HashSet<ListBlock>(), 0L, 0L);
        await list.CheckAsync(
            stream,
            block =>
            {
                (addresses, found) = (addresses + block.Addresses, found + block.Found.Count);
                blocks.Add(block);
                Assert.InRange(block.Buffer.Length + block.Verdicts.Capacity, 0, 5 * ListBlock.Size);
            },
            Token);
        Assert.InRange(blocks.Count, 1, (2 * Environment.ProcessorCount) + 2);
        if (bytesOfAddress is { } each)
        {
            Assert.Equal((Bytes - header.Length) / each, addresses);
        }
        else if (!text.Contains('\n', StringComparison.Ordinal))
        {
            Assert.Equal(1, found);
        }
    }

    [Fact]
    public async Task Writes_a_verdict_for_each_row()
    {
        var result = await CheckAsync(
            $"id,phone\n1,\"{Good}\"\n2,{Good}\n3,\n4\n5,\"+1\"\"2\"\n6,\"x\n",
            "--column",
            "phone",
            "--format",
            "verdicts");
        Assert.Equal($"{Good}\tok\n{Good}\tok\n\tOD2701\n+1\"2\tOD1002\n\tOD2702\n", result.Out);
        Assert.Equal("3 addresses checked: 3 errors.\n", result.Error);
    }

    [Fact]
    public async Task Reports_rows_that_were_not_read_whatever_is_selected()
    {
        var result = await CheckAsync("a\nb,\"x\n", "--column", "2", "--select", "OD1003");
        Assert.Equal("OD2702@2:3", Found(result));
    }

    [Fact]
    public async Task Gives_places_in_the_file_to_machines()
    {
        const string Text = "id;phone\n1;\"202-555-0123\"\n";
        var github = await Cli.RunWithInputAsync(
            Text, "check", "--numbers", "-", "--column", "phone", "--delimiter", ";", "--format", "github");
        Assert.StartsWith("::error file=-,line=2,col=4,title=OD1003", github.Out, StringComparison.Ordinal);
        var sarif = await Cli.RunWithInputAsync(
            Text, "check", "--numbers", "-", "--column", "phone", "--delimiter", ";", "--format", "sarif");
        Assert.Contains("\"region\":{\"startLine\":2,\"startColumn\":4}", sarif.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_a_file_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        var result = await Cli.RunAsync("check", "--numbers", folder.PathOf("none.csv"), "--column", "phone");
        Assert.StartsWith("error[OD3020]", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    // Spreadsheets call it Unicode text.
    [Theory]
    [InlineData("utf-16", "phone", "json")]
    [InlineData("utf-16BE", "phone", "json")]
    [InlineData("utf-16", "2", "json")]
    [InlineData("utf-16", "2", "verdicts")]
    [InlineData("utf-16", null, "text")]
    public async Task Says_that_a_file_is_utf_16(string encoding, string? column, string format)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("export.txt");
        await File.WriteAllTextAsync(path, $"id\tphone\r\n1\t{Good}\r\n", Encoding.GetEncoding(encoding), Token);
        var table = column is null ? (string[])[] : ["--column", column, "--delimiter", "tab"];
        var result = await Cli.RunAsync(["check", "--numbers", path, "--exit-zero", "--format", format, .. table]);
        Assert.Equal((3, "0 addresses checked: 1 error."), (result.ExitCode, result.Error.Split('\n')[^2]));
        Assert.Contains("The file is UTF-16.", $"{result.Out}{result.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_an_export_with_the_real_program()
    {
        using var folder = new TemporaryFolder();
        const string Export =
            "\uFEFFName;Note;Phone\r\n\"Lee; Ann\";\"two\r\nlines\";555-0123\r\nBo;;+12025550123\r\n";
        folder.Write("customers.csv", Export);
        var result = await RunningProgram.RunAsync(
            Built.Program("Outdial.Cli", "outdial"),
            ["check", "--numbers", "customers.csv", "--column", "phone", "--delimiter", "semicolon"],
            new Dictionary<string, string>(),
            TestContext.Current.CancellationToken,
            folder.PathOf("."));
        Assert.StartsWith(
            """
            error[OD1003] missing-plus: A phone number begins with '+'; this begins with '5'.
              --> customers.csv:3:8
               |
             3 | 555-0123
               | ^^^^^^^^
            """,
            result.Out,
            StringComparison.Ordinal);
        Assert.Equal((3, "2 addresses checked: 1 error.\n"), (result.ExitCode, result.Error));
    }

    private static Task<ProgramResult> CheckAsync(string text, params string[] args) => Cli.RunWithInputAsync(
        text, ["check", "--numbers", "-", .. args, .. args.Contains("--format") ? [] : (string[])["--format", "json"]]);

    // The places of findings, with the rules of rows by their ids and those of addresses as x.
    private static string Found(ProgramResult result) => string.Join(
        ' ',
        JsonDocument.Parse(result.Out).RootElement.GetProperty("findings").EnumerateArray()
            .Select(one => (Rule: one.GetProperty("rule").GetString()!, One: one))
            .Select(one => (Rule: one.Rule.StartsWith("OD1", StringComparison.Ordinal) ? "x" : one.Rule, one.One))
            .Select(one => $"{one.Rule}@{one.One.GetProperty("line")}:{one.One.GetProperty("column")}"));
}
