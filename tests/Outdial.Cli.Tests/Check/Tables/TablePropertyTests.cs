using System.Globalization;
using System.Text;

namespace Outdial.Cli.Tests;

/// <summary>A column of any table is checked like a list of its cells, however the table is cut.</summary>
public sealed class TablePropertyTests
{
    private static readonly RuleFilter Everything = new([], [], WarningsAsErrors: false, ErrorsOnly: false);

    private static readonly string[] Some =
        ["+12025550123", "+15551234567", "202-555-0123", "user:bob", "", "sip:a\"b", "sip:\"a b"];

    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Int[0, Some.Length - 1].Select(i => Some[i]),
        Gen.String[Gen.Char["a\",;\n\ré+1"], 0, 8]);

    [Fact]
    public void Checks_a_column_like_a_list_of_its_cells() => Gen.Select(
        Cells.Array[1, 4].SelectMany(row => Cells.Array[row.Length].Array[0, 12]),
        Gen.Int[0, 3],
        Gen.Bool.Array[64],
        Gen.Char[",;\t"],
        Gen.Int[0, 60],
        Gen.Int[1, 40]).Sample((rows, column, quoted, delimiter, room, piece) =>
        {
            column = rows.Length == 0 ? 0 : column % rows[0].Length;
            var (text, expected, longest) = Written(rows, column, quoted, delimiter);
            var found = Found(text, column, delimiter, Math.Max(3, longest + room), piece);
            Assert.Equal(expected, found);
        });

    [Fact]
    public void Finds_the_same_however_it_is_read() => Gen.Select(
        Gen.String[Gen.Char["\"\"\",,\n\n\rx"], 0, 60], Gen.Int[0, 2], Gen.Int[1, 9], Gen.Int[0, 20]).Sample(
        (text, column, piece, room) =>
        {
            var whole = Found(text, column, ',', 1_000, 1_000);
            Assert.Equal(whole, Found(text, column, ',', Math.Max(3, text.Length + 1 + room), piece));
        });

    [Fact]
    public void Ends_for_every_text_and_every_size_of_blocks() => Gen.Select(
        Gen.String[Gen.Char["\"\"\",,\n\n\rx"], 0, 60], Gen.Int[0, 2], Gen.Int[1, 9], Gen.Int[3, 20]).Sample(
        (text, column, piece, size) =>
        {
            // Whatever becomes of long rows, no line is behind the end, and all are in order.
            var lines = Found(text, column, ',', size, piece).ConvertAll(one => one.Line);
            Assert.Equal(lines.Order(), lines);
            Assert.All(lines, line => Assert.InRange(line, 1, text.Count(c => c == '\n') + 1));
        });

    private static (string Text, List<(long, string, string)> Expected, int Longest) Written(
        string[][] rows, int column, bool[] choices, char delimiter)
    {
        var (text, expected, longest, at) = (new StringBuilder(), new List<(long, string, string)>(), 0, 0);
        bool Choose() => choices[at++ % choices.Length];
        foreach (var row in rows)
        {
            var start = text.Length;
            for (var i = 0; i < row.Length; i++)
            {
                text.Append(i == 0 ? "" : delimiter.ToString());
                var cell = row[i];
                var isQuoted = Choose() || cell.StartsWith('"') || cell.AsSpan().ContainsAny("\r\n") ||
                    cell.Contains(delimiter, StringComparison.Ordinal);
                if (i == column && cell.Length > 0)
                {
                    Expect(expected, text.ToString(), cell, isQuoted);
                }

                text.Append(isQuoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
            }

            text.Append(Choose() ? "\r\n" : "\n");
            longest = Math.Max(longest, Encoding.UTF8.GetByteCount(text.ToString(start, text.Length - start)));
        }

        return (text.ToString(), expected, longest);
    }

    private static void Expect(List<(long, string, string)> expected, string before, string cell, bool isQuoted)
    {
        var findings = new AddressCheck(new CallPolicy()).Check(cell).ToList();
        if (findings.Count > 0)
        {
            var rest = before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes().Count() + (isQuoted ? 1 : 0);
            var places = findings.Select(finding =>
            {
                var passed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell)[..finding.Span.Start]);
                var doubled = isQuoted ? passed.Count(c => c == '"') : 0;
                var column = rest + passed.EnumerateRunes().Count() + doubled + 1;
                return string.Create(CultureInfo.InvariantCulture, $"{finding.Diagnostic.Rule.Id}@{column}");
            });
            expected.Add((before.Count(c => c == '\n') + 1, cell, string.Join(' ', places)));
        }
    }

    private static List<(long Line, string Text, string Rules)> Found(
        string text, int column, char delimiter, int blockSize, int piece)
    {
        using var stream = new PiecemealText(Encoding.UTF8.GetBytes(text), piece);
        var found = new List<AddressLine>();
        async Task CheckAsync()
        {
            var token = TestContext.Current.CancellationToken;
            var number = (column + 1).ToString(CultureInfo.InvariantCulture);
            var (table, misuse) = await CsvTable.OpenAsync(stream, number, (byte)delimiter, blockSize, token);
            Assert.Null(misuse);
            await new NumberList(new ListCheck(new CallPolicy(), Everything), table)
                .CheckAsync(stream, block => found.AddRange(block.Found), token);
        }

        CheckAsync().GetAwaiter().GetResult();
        return found.ConvertAll(line => (line.Number, line.Text, string.Join(' ', line.Findings.Select(finding =>
            string.Create(CultureInfo.InvariantCulture, $"{finding.Diagnostic.Rule.Id}@{finding.Position.Column}")))));
    }
}
