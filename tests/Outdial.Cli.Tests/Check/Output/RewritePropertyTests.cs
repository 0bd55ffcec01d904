using System.Text;

namespace Outdial.Cli.Tests;

/// <summary>What is written of any list differs from it in the certain cells alone, however it is read.</summary>
public sealed class RewritePropertyTests
{
    private static readonly string[] Some =
    [
        "+12025550123", "+12025550124", "+1 202 555 0123", "202-555-0123", "(202) 555-0124", "1-202-555-0199 x12",
        "tel:+12025550123;ext=9", "'+12025550123", "+1202555012O", "1.20256E+10", "12025550123.0", "junk", "",
        "+15551234567", "sip:a\"b", "0044 20 7946 0018", "\u0661", "a@example.com", "+1 202 555 0123 / 0124",
    ];

    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Int[0, Some.Length - 1].Select(i => Some[i]),
        Gen.Int[0, Some.Length - 1].Select(i => Some[i]),
        Gen.String[Gen.Char["a\",;\n\r\té+1"], 0, 8]);

    private static readonly Gen<(string[][] Rows, int Column, bool[] Choices, char Delimiter)> Tables = Gen.Select(
        Cells.Array[1, 4].SelectMany(row => Cells.Array[row.Length].Array[1, 12]),
        Gen.Int[0, 3],
        Gen.Bool.Array[64],
        Gen.Char[",;\t"],
        (rows, column, choices, delimiter) => (rows, column % rows[0].Length, choices, delimiter));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Changes_certain_cells_and_nothing_else() => Gen.Select(Tables, Gen.Bool).Sample((table, guesses) =>
    {
        var (rows, column, choices, delimiter) = table;
        var list = new RewrittenList { Column = column, Delimiter = delimiter, Guesses = guesses };
        var fixer = new CellFixer(new AddressCheck(RewrittenList.Policy), RewrittenList.Everything, guesses);
        var (output, _) = list.Run(Written(rows, choices, delimiter), Token);
        Assert.Equal(Written(rows, choices, delimiter, (cell, i) => i == column ? fixer.Fix(cell).Text : cell), output);
        Assert.Equal(
            rows.Select(row => row.Select((cell, i) => i == column ? fixer.Fix(cell).Text : cell)),
            Read(output, delimiter));
    });

    [Fact]
    public void Changes_nothing_the_second_time() => Gen.Select(Tables, Gen.Bool).Sample((table, guesses) =>
    {
        var list = new RewrittenList { Column = table.Column, Delimiter = table.Delimiter, Guesses = guesses };
        var (once, _) = list.Run(Written(table.Rows, table.Choices, table.Delimiter), Token);
        Assert.Equal(once, list.Run(once, Token).Output);
    });

    // The safe fix of the check itself, asked for each cell: an independent witness.
    [Fact]
    public void Writes_only_what_the_check_offers() => Gen.Select(Tables, Gen.Bool).Sample((table, rejects) =>
    {
        var check = new AddressCheck(RewrittenList.Policy);
        var list = new RewrittenList { Column = table.Column, Delimiter = table.Delimiter, Rejects = rejects };
        var (output, rejected) = list.Run(Written(table.Rows, table.Choices, table.Delimiter), Token);
        var offered = table.Rows.Select(row => row[table.Column])
            .SelectMany(cell => check.Check(cell).Select(one => one.SafeFix?.Edits[0].Replacement).Append(cell))
            .ToHashSet();
        var written = Read(output, table.Delimiter).Select(row => row[table.Column]).ToList();
        Assert.All(written, cell => Assert.Contains(cell, offered));
        if (rejects)
        {
            Assert.DoesNotContain(
                written, cell => cell.Length > 0 && check.Check(cell).Any(one => one.Diagnostic.IsError));
            Assert.Equal(table.Rows.Length, written.Count + Read(rejected, table.Delimiter).Count());
        }
    });

    [Fact]
    public void Writes_the_same_however_it_is_read() => Gen.Select(
        Gen.String[Gen.Char["\"\"\",,\n\n\r+1 2x"], 0, 60],
        Gen.Int[0, 2],
        Gen.Int[1, 9],
        Gen.Int[0, 3]).Sample((text, column, piece, kind) =>
        {
            var list = new RewrittenList
            {
                Column = column,
                Rejects = kind == 1,
                Compares = kind == 2,
                AddsColumns = kind == 3,
            };
            var whole = list.Run(text, Token);
            Assert.Equal(whole, (list with { BlockSize = text.Length + 3, Piece = piece }).Run(text, Token));
        });

    // Rows that are longer than a block, and the lines behind them, are in the output or the rejects, to the byte.
    [Fact]
    public void Loses_no_byte_of_rows_that_are_too_long() => Gen.Select(
        Gen.String[Gen.Char["\"\",,\n\r+1x"], 0, 60], Gen.Int[0, 2], Gen.Int[1, 9], Gen.Int[3, 20], Gen.Bool).Sample(
        (text, column, piece, size, rejects) =>
        {
            var list = new RewrittenList { Column = column, BlockSize = size, Piece = piece, Rejects = rejects };
            var (output, rejected) = list.Run(text, Token);
            rejected = string.Join('\n', rejected.Split('\n').Select(WithoutRule));
            Assert.Equal(text.Order(), (output + rejected).Order());
            if (!rejects)
            {
                Assert.Equal(text, output);
            }
        });

    [Fact]
    public void Writes_lines_without_columns_the_same_way() => Gen.Select(
        Gen.Select(Cells.Where(cell => !cell.Contains('\n', StringComparison.Ordinal)), Gen.Bool).Array[0, 12],
        Gen.Int[1, 9]).Sample((lines, piece) =>
        {
            var fixer = new CellFixer(new AddressCheck(RewrittenList.Policy), RewrittenList.Everything, guesses: false);
            string End((string, bool) line) => line.Item2 ? "\r\n" : "\n";
            var text = string.Concat(lines.Select(line => line.Item1 + End(line)));
            var expected = string.Concat(text.Split('\n').SkipLast(1).Select(line =>
            {
                var cell = line.EndsWith('\r') ? line[..^1] : line;
                return $"{(cell.Length == 0 ? "" : fixer.Fix(cell).Text)}{line[cell.Length..]}\n";
            }));
            var list = new RewrittenList { Column = null, Piece = piece };
            Assert.Equal(expected, list.Run(text, Token).Output);
        });

    private static string WithoutRule(string line)
    {
        var end = line.TrimEnd('\r');
        var at = end.LastIndexOf(",OD", StringComparison.Ordinal);
        return at < 0 ? line : end[..at] + line[end.Length..];
    }

    // A cell that has quotes keeps them.
    private static string Written(
        string[][] rows, bool[] choices, char delimiter, Func<string, int, string>? change = null)
    {
        var (text, at) = (new StringBuilder(), 0);
        bool Choose() => choices[at++ % choices.Length];
        bool Needs(string cell) =>
            cell.AsSpan().ContainsAny("\"\r\n") || cell.Contains(delimiter, StringComparison.Ordinal);
        foreach (var row in rows)
        {
            text.AppendJoin(delimiter, row.Select((cell, i) =>
            {
                var now = change?.Invoke(cell, i) ?? cell;
                return Choose() | Needs(cell) | Needs(now)
                    ? $"\"{now.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : now;
            }));
            text.Append(Choose() ? "\r\n" : "\n");
        }

        return text.ToString();
    }

    // By a reader of its own.
    internal static IEnumerable<string[]> Read(string text, char delimiter)
    {
        var (rows, row, cell) = (new List<string[]>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && cell.Length == 0)
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"' && i++ > 0); i++)
                {
                    cell.Append(text[i]);
                }
            }
            else if (text[i] == delimiter)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] == '\n'))
            {
                i += text[i] == '\r' ? 1 : 0;
                row.Add(cell.ToString());
                rows.Add([.. row]);
                cell.Clear();
                row.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        return rows;
    }
}
