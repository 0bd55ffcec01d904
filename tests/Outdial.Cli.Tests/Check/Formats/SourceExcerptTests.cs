using System.Text;
using Spectre.Console.Rendering;

namespace Outdial.Cli.Tests;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("{\"a\":1}", "1", "{\"a\":1}", 5, 1)]
    [InlineData("\t{\"a\":1}", "1", "    {\"a\":1}", 9, 1)]
    [InlineData("{\"漢字\":1}", "1", "{\"漢字\":1}", 8, 1)]
    [InlineData("{\"漢字\":1}", "字", "{\"漢字\":1}", 4, 2)]
    [InlineData("{\"e\u0301\":12}", "12", "{\"e\u0301\":12}", 5, 2)]
    [InlineData("{\"\u202E\":1}", "1", "{\"\\u{202E}\":1}", 12, 1)]
    [InlineData("a\nb1c\r\nd", "1", "b1c", 1, 1)]
    [InlineData("a\nb1c\r\nd", "\r", "b1c", 3, 1)]
    public void Puts_the_mark_under_the_place(string text, string what, string line, int before, int marked)
    {
        var excerpt = SourceExcerpt.Of(Encoding.UTF8.GetBytes(text), SpanOf(text, what), 80);
        Assert.Equal(new SourceExcerpt(line, before, marked), excerpt);
    }

    [Fact]
    public void Shows_what_stands_around_the_place_of_a_long_line()
    {
        var text = $"{new string('a', 5_000)}HERE{new string('b', 5_000)}";
        var excerpt = SourceExcerpt.Of(Encoding.UTF8.GetBytes(text), SpanOf(text, "HERE"), 80);
        Assert.Equal(80, excerpt.Line.Length);
        Assert.Equal("HERE", excerpt.Line.Substring(excerpt.Before, excerpt.Marked));
        Assert.True(excerpt.Line[0] == '…' && excerpt.Line[^1] == '…', excerpt.Line);
    }

    [Fact]
    public void Never_throws_and_never_is_wider_than_the_room() =>
        Gen.Select(Gen.String, Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[30, 200]).Sample((text, start, length, room) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var from = Math.Min(start, bytes.Length);
            var span = new TextSpan(from, Math.Min(length, bytes.Length - from));
            var excerpt = SourceExcerpt.Of(bytes, span, room);
            Assert.InRange(new Segment(excerpt.Line).CellCount(), 0, room);
            Assert.True(excerpt.Marked >= 1);
        });

    private static TextSpan SpanOf(string text, string what)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return new TextSpan(Encoding.UTF8.GetByteCount(text.AsSpan(0, at)), Encoding.UTF8.GetByteCount(what));
    }
}
