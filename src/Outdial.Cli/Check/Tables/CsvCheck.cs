using System.Text;

namespace Outdial.Cli;

/// <summary>Checks one column of the rows in a block.</summary>
/// <param name="check">Checks addresses and keeps the findings.</param>
/// <param name="table">The table.</param>
internal sealed class CsvCheck(ListCheck check, CsvTable table)
{
    internal void Check(ListBlock block)
    {
        var text = block.Rest;
        if (block.IsCut)
        {
            block.At = block.Length;
            var message = $"The row is longer than {table.BlockSize:N0} bytes.";
            AddUnread(block, new Diagnostic(ListRules.RowTooLong, message), text, 0, block.Line);
            return;
        }

        while (!text.IsEmpty && !block.HasEnough)
        {
            var row = new CsvRow(text, table.Delimiter);
            Check(block, ref row, text, block.Line);
            block.Line += row.HasQuotes ? text[..row.End].Count((byte)'\n') : 1;
            text = text[row.End..];
        }

        block.At = block.Length - text.Length;
    }

    private void Check(ListBlock block, ref CsvRow row, ReadOnlySpan<byte> text, long line)
    {
        while (row.Count <= table.Column && row.MoveNext())
        {
        }

        if (row.Count > table.Column)
        {
            if (!check.TryPass(block, row.Cell) && !row.Cell.IsEmpty)
            {
                Look(block, ref row, text, line);
            }
        }
        else if (row.Unclosed < 0 && !(row.Count == 1 && row.Cell.IsEmpty && !row.HasQuotes))
        {
            var message = $"The row has {Columns(row.Count)}; column {table.Column + 1} is asked for.";
            AddUnread(block, new Diagnostic(ListRules.MissingColumn, message), text[..row.End], 0, line);
        }

        row.Finish();
        if (row.Unclosed >= 0)
        {
            AddUnread(block, new Diagnostic(ListRules.UnclosedQuote), text[..row.End], row.Unclosed, line);
        }
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count:N0} columns";

    private void Look(ListBlock block, ref CsvRow row, ReadOnlySpan<byte> text, long line)
    {
        var address = CsvColumn.TextOf(row.Cell, row.IsQuoted);
        var isCut = address.Length > AddressCheck.MaxLength;
        address = isCut ? address[..AddressCheck.MaxLength] : address;
        block.Addresses++;
        var findings = check.Find(address, isCut);
        if (findings.Count > 0)
        {
            var (first, before) = PlaceOf(text, row.Start, line);
            var quotes = row.IsQuoted ? Encoding.UTF8.GetBytes(address) : [];
            findings = findings.ConvertAll(finding => finding with
            {
                // A quote of the text is two in the file.
                Position = new TextPosition(
                    1,
                    before + finding.Position.Column +
                    quotes.AsSpan(0, Math.Min(finding.Span.Start, quotes.Length)).Count((byte)'"')),
            });
            line = first;
        }

        check.Add(block, new AddressLine(line, address, findings));
    }

    // The excerpt begins with the fault and ends with its line.
    private void AddUnread(ListBlock block, Diagnostic diagnostic, ReadOnlySpan<byte> text, int start, long line)
    {
        var (first, before) = PlaceOf(text, start, line);
        var rest = text[start..];
        rest = rest.IndexOf((byte)'\n') is >= 0 and var feed ? rest[..feed] : rest;
        rest = rest is [.., (byte)'\r'] ? rest[..^1] : rest;
        var shown = Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, AddressCheck.MaxLength)]);
        var marked = diagnostic.Rule == ListRules.UnclosedQuote ? 1 : Encoding.UTF8.GetByteCount(shown);
        var finding = new PayloadFinding(diagnostic, new TextSpan(0, marked), new TextPosition(1, before + 1), []);
        check.AddUnread(block, new AddressLine(first, shown, check.Reported([finding])));
    }

    /// <summary>The line of a place in the file, and the number of characters before it on that line.</summary>
    private static (long Line, int Before) PlaceOf(ReadOnlySpan<byte> text, int at, long line)
    {
        var before = text[..at];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (line + before.Count((byte)'\n'), Encoding.UTF8.GetString(before[start..]).EnumerateRunes().Count());
    }
}
