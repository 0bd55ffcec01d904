using System.Globalization;
using System.Text;
using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class NumbersTests
{
    private static readonly RuleFilter Everything = new([], [], WarningsAsErrors: false, ErrorsOnly: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checks_an_address_on_each_line_and_names_the_line()
    {
        const string Lines = "+12025550123\r\n\nsip:ann@example.com\n555-123-4567\n+1 202 555 0123\nuser:bob\n+1\u0661";
        var result = await Cli.RunWithInputAsync(Lines, "check", "--numbers", "-", "--format", "ndjson");
        var found = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(one => $"{one.GetProperty("rule")} {one.GetProperty("line")}:{one.GetProperty("column")}");
        Assert.Equal(["OD1003 4:1", "OD1009 5:3", "OD1024 6:6", "OD1007 7:3"], found);
        Assert.Equal("6 addresses checked: 4 errors.\n", result.Error);
        Assert.Equal(3, result.ExitCode);
    }

    public static TheoryData<byte[], string> OtherFormats() => new()
    {
        { new UTF32Encoding(bigEndian: false, byteOrderMark: true).GetPreamble(), "The file is UTF-32." },
        { new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetPreamble(), "The file is UTF-32." },
        { Encoding.UTF32.GetBytes("+12025550123\n"), "UTF-32 without a byte order mark" },
        { new UTF32Encoding(true, false).GetBytes("+12025550123\n"), "UTF-32 without a byte order mark" },
        { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "gzip" },
        { "BZh91AY&SY"u8.ToArray(), "bzip2" },
        { [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "xz" },
        { "%PDF-1.7\n%\u00E2"u8.ToArray(), "a PDF" },
        { "%PDF-1.4\r%\u00E2\r1 0 obj\r"u8.ToArray(), "a PDF" },
        { "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+12025550123\r\nEND:VCARD\r\n"u8.ToArray(), "TEL:" },
        { "+12025550123\r555-0123\r+12025550124\r"u8.ToArray(), "end in CR alone" },
        { "number\r+12025550123\r+12025550124"u8.ToArray(), "end in CR alone" },
    };

    [Theory]
    [MemberData(nameof(OtherFormats))]
    public async Task Says_what_a_file_is_that_is_no_list(byte[] file, string says)
    {
        foreach (var column in new[] { "", "--column=number", "--column=1" })
        {
            string[] line = ["check", "--numbers", "-", .. column.Length > 0 ? [column] : Array.Empty<string>()];
            var result = await Cli.RunAsync(new Dictionary<string, string>(), new MemoryStream(file), line);
            Assert.Equal(3, result.ExitCode);
            Assert.Contains(says, result.Out, StringComparison.Ordinal);
            Assert.Single(result.Out.Split('\n'), one => one.StartsWith("error", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("sep=;\n+12025550123\n")]
    [InlineData("sep=,\r\n+12025550123\r\n")]
    [InlineData("\uFEFF\"sep=;\"\n+12025550123\n")]
    public async Task A_line_that_names_the_separator_is_no_address(string lines)
    {
        var result = await Cli.RunWithInputAsync(lines, "check", "--numbers", "-");
        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.Equal("1 address checked: nothing found.\n", result.Error);
    }

    [Fact]
    public async Task Draws_the_line()
    {
        var result = await Cli.RunWithInputAsync("+12025550123\n+1 202 555 0123\n", "check", "--numbers", "-");
        Assert.Equal(
            """
            error[OD1009] separator: Expected a digit, found a space.
              --> -:2:3
               |
             2 | +1 202 555 0123
               |   ^
               = help: Remove spaces, hyphens, dots and brackets.
               = fix: Write it in this form: +12025550123


            """,
            result.Out);
    }

    [Fact]
    public async Task Holds_to_the_policy_and_the_region()
    {
        const string Lines = "+15551234567\n202-555-0123\n911\n";
        var strict = await Cli.RunWithInputAsync(
            Lines, "check", "--numbers", "-", "--policy", "assigned", "--region", "US", "--format", "ndjson");
        var rules = strict.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(one => (Text: one, Fixes: one.GetProperty("fixes").GetArrayLength()))
            .Select(one => $"{one.Text.GetProperty("severity")} {one.Text.GetProperty("rule")} {one.Fixes}");
        Assert.Equal(["error OD1013 0", "error OD1003 1", "error OD1011 0"], rules);
    }

    [Fact]
    public async Task Needs_no_more_memory_for_a_long_line_or_for_many()
    {
        const int Bytes = 64 << 20;
        foreach (var line in new[] { "+12025550123\n", "+" })
        {
            using var stream = new EndlessText(line, Bytes);
            var list = new NumberList(new ListCheck(new CallPolicy(), Everything) { WritesVerdicts = true });
            var (blocks, addresses) = (new HashSet<ListBlock>(), 0L);
            await list.CheckAsync(
                stream,
                block =>
                {
                    addresses += block.Addresses;
                    blocks.Add(block);
                    Assert.InRange(block.Verdicts.Capacity, 0, 4 * ListBlock.Size);
                },
                Token);
            Assert.Equal(line.Length == 1 ? 1 : (Bytes + line.Length - 1) / line.Length, addresses);
            Assert.InRange(blocks.Count, 1, (2 * Environment.ProcessorCount) + 2);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("phone")]
    public async Task Keeps_no_more_of_a_list_in_which_everything_is_wrong(string? column)
    {
        const int Lines = 200_000;
        const int MostKept = 2_048;
        using var stream = new EndlessText("a\n", 2 * Lines, first: column is null ? "" : "phone\n");
        var table = column is null ? null
            : (await CsvTable.OpenAsync(stream, column, (byte)',', ListBlock.Size, Token)).Table;
        var (numbers, bytes) = (new List<long>(), 0L);
        await new NumberList(new ListCheck(new CallPolicy(), Everything), table).CheckAsync(
            stream,
            block =>
            {
                Assert.InRange(block.Found.Count, 0, MostKept);
                Assert.Equal(block.Found.Count, block.Addresses);
                numbers.AddRange(block.Found.Select(line => line.Number));
                bytes += block.Advanced;
            },
            Token);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(2 * numbers.Count, bytes);
        Assert.Equal(column is null ? Lines : Lines - 3, numbers.Count); // the header has the place of three
    }

    [Fact]
    public async Task Reports_what_came_before_a_list_could_not_be_read_further()
    {
        const int Whole = 3 * ListBlock.Size;
        await using var endless = new EndlessText("+12025550123\n", 10L << 30);
        await using var broken = new BrokenStream(endless, Whole);
        var environment = new Dictionary<string, string>();
        var result = await Cli.RunAsync(environment, broken, "check", "--numbers", "-", "--format", "verdicts");
        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((Whole / "+12025550123\n".Length, 3), (lines.Length, result.ExitCode));
        Assert.StartsWith("error[OD3020] file-not-read: The disk is gone.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cuts_a_line_that_is_longer_than_any_address()
    {
        foreach (var length in new[] { 2_000, ListBlock.Size - 1, ListBlock.Size, (3 * ListBlock.Size) + 5 })
        {
            var lines = await FoundAsync($"{new string('1', length)}\nb\n");
            Assert.Equal(
                [(1, AddressCheck.MaxLength), (2, 1)], lines.Select(line => ((int)line.Number, line.Text.Length)));
            Assert.Contains("longer than 1,000", lines[0].Findings[0].Diagnostic.Message, StringComparison.Ordinal);
        }
    }

    // Neither is an address, so that each line is found.
    [Fact]
    public void Reads_lines_as_a_person_does() => Gen.String[Gen.Char["ab\r\n"], 0, 50].Sample(text =>
    {
        var lines = FoundAsync(text).GetAwaiter().GetResult().Select(line => (line.Number, line.Text));
        var expected = text.Split('\n')
            .Select((line, i) => ((long)(i + 1), line.EndsWith('\r') ? line[..^1] : line))
            .Where(line => line.Item2.Length > 0);
        Assert.Equal(expected, lines);
    });

    [Fact]
    public async Task Keeps_the_order_of_a_list_of_many_blocks()
    {
        var text = new StringBuilder();
        const int Lines = 200_000;
        for (var i = 0; i < Lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i % 100 == 0 ? "x" : "+1")}202555{i % 10_000:0000}\n");
        }

        var found = await FoundAsync(text.ToString());
        Assert.Equal(Enumerable.Range(0, Lines / 100).Select(i => (i * 100L) + 1), found.Select(line => line.Number));
        var verdicts = (await Cli.RunWithInputAsync(
            text.ToString(), "check", "--numbers", "-", "--format", "verdicts", "--select", "OD1003,OD1019")).Out;
        Assert.Equal(
            text.ToString().Split('\n')[..^1],
            verdicts.Split('\n')[..^1].Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task Writes_a_verdict_for_each_line()
    {
        var result = await Cli.RunWithInputAsync(
            "\uFEFF+12025550123\r\n\n+15551234567\n+1 202\u001b\nuser:bob\next:4021",
            "check", "--numbers", "-", "--policy", "assigned", "--format", "verdicts");
        Assert.Equal(
            "+12025550123\tok\n+15551234567\tOD1013\n+1 202\\u{1B}\tOD1009\nuser:bob\tOD1024\next:4021\tok\n",
            result.Out);
        Assert.Equal("5 addresses checked: 3 errors.\n", result.Error);
        Assert.Equal(3, result.ExitCode);
    }

    // Nothing passes at a glance in which the thorough look finds something, whatever the policy.
    [Fact]
    public void Sees_at_a_glance_only_what_is_certain()
    {
        var check = new AddressCheck(new CallPolicy { Numbers = NumberPolicy.Assigned });
        var numbers = Gen.Select(
            Gen.Int[1, 999], Gen.String[Gen.Char['0', '9'], 0, 14], (code, rest) => $"+{code}{rest}");
        Gen.OneOf(numbers, Gen.String[Gen.Char["+0123456789 9911"], 0, 17]).Sample(text =>
            !ListCheck.IsFaultless(Encoding.UTF8.GetBytes(text)) || !check.Check(text).Any());
    }

    // Numbers of assigned ranges that are emergency lines all the same.
    [Theory]
    [InlineData("+98116123")]
    [InlineData("+376116000")]
    [InlineData("+3529911")]
    public void Sees_no_emergency_line_as_certain(string text)
    {
        Assert.NotEqual(NumberType.Unassigned, E164Number.Parse(text).Type);
        Assert.False(ListCheck.IsFaultless(Encoding.UTF8.GetBytes(text)));
    }

    private static async Task<List<AddressLine>> FoundAsync(string text)
    {
        var found = new List<AddressLine>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var check = new ListCheck(new CallPolicy(), Everything);
        await new NumberList(check).CheckAsync(stream, block => found.AddRange(block.Found), Token);
        return found;
    }

    [Fact]
    public async Task Reports_bytes_that_are_no_text()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(
            folder.PathOf("a.txt"), [(byte)'+', 0xFF, (byte)'1'], TestContext.Current.CancellationToken);
        var result = await Cli.RunAsync("check", "--numbers", folder.PathOf("a.txt"));
        Assert.StartsWith("error[OD3007] not-utf-8", result.Out, StringComparison.Ordinal);
        Assert.StartsWith(
            "error[OD3020]",
            (await Cli.RunAsync("check", "--numbers", folder.PathOf("none"))).Out,
            StringComparison.Ordinal);
    }

    // They have no place for it among what they write.
    [Theory]
    [InlineData("", "--numbers", "none", "--format", "verdicts")]
    [InlineData("        1  OD3020  file-not-read\n", "--numbers", "none", "--statistics")]
    [InlineData("        1  OD3020  file-not-read\n", "none", "--statistics")]
    public async Task Says_in_words_why_a_file_was_not_read(string expected, params string[] line)
    {
        var result = await Cli.RunAsync(["check", .. line]);
        Assert.Equal((3, expected), (result.ExitCode, result.Out));
        Assert.StartsWith("error[OD3020] file-not-read: Could not find", result.Error, StringComparison.Ordinal);
        Assert.Contains("--> none\n", result.Error, StringComparison.Ordinal);
    }
}
