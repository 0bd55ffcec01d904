using System.Collections.Immutable;
using System.Text;

namespace Outdial.Gates.Tests;

public sealed class SuppressionListTests
{
    private static readonly E164Number Listed = E164Number.Parse("+12025550123");

    private static readonly Gen<E164Number[]> Numbers = Gen.ULong[2_000_000_000, 9_999_999_999]
        .Select(digits => E164Number.TryParse($"+1{digits}", out var number) ? number : default)
        .Where(number => NumberPlan.Check(number, NumberPolicy.Possible) is not { IsError: true })
        .Array[0, 50];

    // Against a set of texts, with lines of every kind between the numbers and reads of any length.
    [Fact]
    public void Contains_what_was_written_and_nothing_else() => Gen.Select(
        Numbers, Numbers, Gen.OneOf("", "# note\n", "\n", " \t\r\n", "# +1\r\n").Array[1, 5], Gen.Int[1, 40]).Sample(
            (numbers, others, between, step) =>
            {
                var text = new StringBuilder("# list\n");
                foreach (var (number, i) in numbers.Concat(numbers.Take(5)).Select((number, i) => (number, i)))
                {
                    text.Append(between[i % between.Length]).Append(i % 3 == 0 ? " " : "").Append(number)
                        .Append(i % 2 == 0 ? "\n" : "\t\r\n");
                }

                var isList = SuppressionList.TryRead(new SlowStream(text.ToString(), step), null, out var list, out _);
                var written = numbers.Select(number => number.ToString()).ToHashSet();
                return isList && list!.Count == written.Count && numbers.All(list.Contains) &&
                    others.All(other => list.Contains(other) == written.Contains(other.ToString()));
            });

    [Theory]
    [InlineData("+12025550123\n", null)]
    [InlineData("\uFEFF+12025550123\r\n", null)]
    [InlineData("# numbers\n\n  +12025550123\t\n", null)]
    [InlineData("+1 202-555-0123\n", null)]
    [InlineData("+1 (202) 555-0123\n", null)]
    [InlineData("(202) 555-0123\n", "US")]
    [InlineData("202-555-0123\n", "US")]
    public void Reads_numbers_that_are_certain(string text, string? region)
    {
        Assert.True(Read(text, region, out var list, out var diagnostics));
        Assert.Empty(diagnostics);
        Assert.True(list!.Contains(Listed));
        Assert.Equal(1, list.Count);
    }

    [Theory]
    [InlineData("+12025550123\n202-555-0123\n", null, "line 2")]
    [InlineData("+1202555012\n", null, "line 1")] // a digit short
    [InlineData("+120255501234\n", null, "line 1")]
    [InlineData("\n\n# x\n+12025550123 # asked in May\n", null, "line 4")]
    [InlineData("+12025550123,Ann\n", null, "line 1")]
    [InlineData("+12025550123 +12025550124\n", null, "line 1")]
    [InlineData("+12025550123 ext. 5\n", null, "line 1")]
    [InlineData("sip:ann@example.com\n", null, "line 1")]
    [InlineData("phone\n", "US", "line 1")]
    [InlineData("+12025550123\0\n", null, "line 1")]
    [InlineData("+12025550123\r+12025550124\n", null, "line 1")]
    [InlineData("+5215512345678\n", null, "line 1")] // as it was until 2019
    public void One_line_that_is_not_certain_refuses_all(string text, string? region, string line)
    {
        Assert.False(Read(text, region, out var list, out var diagnostics));
        Assert.Null(list);
        var finding = Assert.Single(diagnostics);
        Assert.Equal((GateRules.UnclearSuppression, line), (finding.Rule, finding.Path));
        Assert.DoesNotContain("2025550123", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("+12025550123")]
    [InlineData("+12025550123\n# end")]
    [InlineData("+12025550123\n ")]
    public void What_may_be_cut_off_is_refused(string text)
    {
        Assert.False(Read(text, null, out _, out var diagnostics));
        Assert.Equal([GateRules.IncompleteSuppressions], diagnostics.Select(finding => finding.Rule));
    }

    // A file cut anywhere is refused, or cut between lines.
    [Fact]
    public void Cut_off_anywhere_it_is_refused_or_ends_with_a_line() =>
        Gen.Select(Numbers, Gen.Double[0, 1]).Sample((numbers, part) =>
        {
            var text = string.Concat(numbers.Select(number => $"{number}\n"));
            var cut = text[..(int)(text.Length * part)];
            return !Read(cut, null, out var list, out _) ||
                (cut.EndsWith('\n') && list!.Count == numbers.Take(cut.Count(end => end == '\n')).Distinct().Count());
        });

    [Fact]
    public void A_list_may_say_that_it_has_no_numbers()
    {
        Assert.True(Read("# none\n", null, out var list, out _));
        Assert.False(list!.Contains(Listed));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x2B, 0, 0x31, 0, 0x0A, 0 })] // UTF-16
    [InlineData(new byte[] { 0x2B, 0xC3, 0x28, 0x0A })]
    public void Other_encodings_are_refused(byte[] bytes)
    {
        Assert.False(SuppressionList.TryRead(new MemoryStream(bytes), null, out _, out var diagnostics));
        Assert.Equal("The line is not UTF-8.", diagnostics[0].Message);
    }

    [Fact]
    public void At_most_20_lines_are_named()
    {
        Assert.False(Read(string.Concat(Enumerable.Repeat("x\n", 50_000)), null, out _, out var diagnostics));
        Assert.Equal(20, diagnostics.Length);
        Assert.Equal("line 20", diagnostics[^1].Path);
    }

    [Theory]
    [InlineData(1_001)]
    [InlineData(70_000)]
    [InlineData(10_000_000)]
    public void A_line_without_end_takes_no_memory(int length)
    {
        Assert.False(Read("# x\n" + new string('1', length), null, out _, out var diagnostics));
        Assert.Equal("line 2", Assert.Single(diagnostics).Path);
    }

    [Fact]
    public void Any_bytes_are_a_list_or_a_reason() =>
        Gen.OneOf(Gen.Byte.Array, Gen.OneOf("+", "1", "2025550123", "\n", "\r\n", "#", " ", "\uFEFF", "é").Array
            .Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)))).Sample(bytes =>
            SuppressionList.TryRead(new MemoryStream(bytes), null, out var list, out var diagnostics)
                ? list is not null && diagnostics.IsEmpty
                : list is null && !diagnostics.IsEmpty);

    [Fact]
    public void No_number_and_no_region_are_refused()
    {
        Assert.True(Read("# none\n", null, out var list, out _));
        Assert.Throws<ArgumentException>(() => list!.Contains(default));
        Assert.Throws<ArgumentException>(() => Read("# none\n", "XX", out _, out _));
        Assert.Throws<ArgumentException>(() => Read("# none\n", "us", out _, out _));
    }

    private static bool Read(
        string text, string? region, out SuppressionList? list, out ImmutableArray<Diagnostic> diagnostics) =>
        SuppressionList.TryRead(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), region, out list, out diagnostics);
}
