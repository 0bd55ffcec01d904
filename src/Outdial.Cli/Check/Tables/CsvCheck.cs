using System.Text;
using System.Text.Unicode;

namespace Outdial.Cli;

/// <summary>Checks one column of the rows in a block.</summary>
/// <param name="check">Checks addresses and keeps the findings.</param>
/// <param name="table">The table.</param>
internal sealed class CsvCheck(ListCheck check, CsvTable table)
{
    internal void Check(ListBlock block)
    {
        var text = block.Rest;
        if (block.IsRest)
        {
            block.At = block.Length;
            return;
        }

        if (block.IsCut)
        {
            block.At = block.Length;
            var message = $"The row is longer than {table.BlockSize:N0} bytes.";
            AddUnread(block, new Diagnostic(ListRules.RowTooLong, message), text, 0, block.Line);
            check.Editor?.AddUnread(
                block, new RowPlace(block.Line, 0, block.Length, 0, 0, false, false), ListRules.RowTooLong);
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

        var cell = row;
        row.Finish();
        var (start, isWhole) = (block.Length - text.Length, row.Unclosed < 0);
        var place = new RowPlace(
            line, start, start + row.End, start + cell.Start, cell.Cell.Length, cell.IsQuoted, isWhole);
        if (cell.Count > table.Column)
        {
            Check(block, cell, text, place);
        }
        else if (cell.Unclosed < 0 && !(cell.Count == 1 && cell.Cell.IsEmpty && !cell.HasQuotes))
        {
            var message = $"The row has {Columns(cell.Count)}; column {table.Column + 1} is asked for.";
            AddUnread(block, new Diagnostic(ListRules.MissingColumn, message), text[..row.End], 0, line);
            if (isWhole)
            {
                check.Editor?.AddUnread(block, place, ListRules.MissingColumn);
            }
        }

        if (!isWhole)
        {
            AddUnread(block, new Diagnostic(ListRules.UnclosedQuote), text[..row.End], row.Unclosed, line);
            check.Editor?.AddUnread(block, place, ListRules.UnclosedQuote);
        }
    }

    private void Check(ListBlock block, in CsvRow row, ReadOnlySpan<byte> text, in RowPlace place)
    {
        if (check.TryPass(block, row.Cell))
        {
            if (place.IsWhole && check.Editor is { TakesAll: true } editor)
            {
                editor.Pass(block, place, row.Cell);
            }
        }
        else if (!row.Cell.IsEmpty)
        {
            Look(block, row, text, place);
        }
        else if (place.IsWhole)
        {
            check.Editor?.AddEmpty(block, place);
        }
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count:N0} columns";

    private void Look(ListBlock block, in CsvRow row, ReadOnlySpan<byte> text, in RowPlace place)
    {
        var address = CsvColumn.TextOf(row.Cell, row.IsQuoted);
        var isCut = address.Length > AddressCheck.MaxLength;
        address = isCut ? address[..AddressCheck.MaxLength] : address;
        block.Addresses++;
        check.CountDamage(block, address);
        var cell = check.Find(address, isCut, place.IsWhole && Utf8.IsValid(row.Cell));
        var (findings, line) = (cell.Findings, place.Line);
        if (findings.Count > 0)
        {
            var (first, before) = PlaceOf(text, row.Start, line);
            var quotes = row.IsQuoted ? Encoding.UTF8.GetBytes(cell.Text) : [];
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

        check.Add(block, new AddressLine(line, cell.Text, findings));
        if (place.IsWhole)
        {
            check.Editor?.Add(block, place, cell);
        }
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
