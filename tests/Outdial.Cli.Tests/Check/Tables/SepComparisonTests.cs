using System.Text;
using nietras.SeparatedValues;

namespace Outdial.Cli.Tests;

/// <summary>Compares <see cref="CsvRow"/> with Sep. Both read a well-formed table alike; the other tests show why the
/// command doesn't read with Sep.</summary>
public sealed class SepComparisonTests
{
    private static readonly Gen<string> Cells = Gen.String[Gen.Char["ab1é\",;\r\n\0"], 0, 6];

    [Fact]
    public void Reads_a_well_formed_table_like_Sep() => Gen.Select(
        Cells.Array[1, 4].Array[1, 8], Gen.Bool.Array[32]).Sample((rows, choices) =>
        {
            var text = string.Concat(rows.Select((row, i) =>
                string.Join(',', row.Select((cell, j) => Written(cell, choices[(i + (3 * j)) % choices.Length]))) +
                (choices[(i + 7) % choices.Length] ? "\r\n" : "\n")));
            Assert.Equal(rows, Sep(text));
            Assert.Equal(rows, Own(Encoding.UTF8.GetBytes(text)));
        });

    [Theory]
    [InlineData("a,\"b\nc,x\nd,y\n", "a|b\nc,x\nd,y\n", "a c|x d|y")]
    [InlineData("5\" pipe,x\n6,y\n", "5\" pipe,x\n6,y\n", "5\" pipe|x 6|y")]
    [InlineData("a\rb,x\n", "a b|x", "a\rb|x")]
    public void A_stray_quote_or_return_costs_Sep_other_rows(string text, string sep, string own)
    {
        Assert.Equal(sep, Joined(Sep(text)));
        Assert.Equal(own, Joined(Own(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void Sep_keeps_no_bytes_that_are_not_UTF_8()
    {
        using var stream = new MemoryStream([0xE9, (byte)'x', (byte)'\n']);
        using var reader = nietras.SeparatedValues.Sep.New(',').Reader(Options).From(stream);
        Assert.True(reader.MoveNext());
        Assert.Equal("\uFFFDx", reader.Current[0].ToString());
    }

    private static string Written(string cell, bool isQuoted) => isQuoted || cell.AsSpan().ContainsAny("\",\r\n")
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;

    private static string Joined(IEnumerable<string[]> rows) =>
        string.Join(' ', rows.Select(row => string.Join('|', row)));

    private static SepReaderOptions Options(SepReaderOptions options) =>
        options with { HasHeader = false, DisableColCountCheck = true, Unescape = true };

    private static List<string[]> Sep(string text)
    {
        using var reader = nietras.SeparatedValues.Sep.New(',').Reader(Options).FromText(text);
        var rows = new List<string[]>();
        foreach (var row in reader)
        {
            var cells = new string[row.ColCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row[i].ToString();
            }

            rows.Add(cells);
        }

        return rows;
    }

    private static List<string[]> Own(ReadOnlySpan<byte> text)
    {
        var rows = new List<string[]>();
        while (!text.IsEmpty)
        {
            var row = new CsvRow(text, CsvColumn.Comma);
            var cells = new List<string>();
            while (row.MoveNext())
            {
                cells.Add(CsvColumn.TextOf(row.Cell, row.IsQuoted));
            }

            rows.Add([.. cells]);
            text = text[row.End..];
        }

        return rows;
    }
}
