using System.Text;

namespace Outdial.Cli;

/// <summary>Notes for each row what is written of it. Used by all processors at once.</summary>
/// <param name="delimiter">The delimiter of cells; in a list of lines, of what is added to a line.</param>
/// <param name="isTable">Whether addresses are cells, which need quotes.</param>
internal sealed class RowEditor(byte delimiter, bool isTable)
{
    private static readonly RowEdit None = new(-1, -1, 0, 0, false);

    /// <summary>Fixes addresses; null if they stay as they are.</summary>
    internal CellFixer? Fixer { get; init; }

    /// <summary>The columns that are added; null if none are.</summary>
    internal VerdictColumns? Columns { get; init; }

    /// <summary>Whether rows with an error are taken out.</summary>
    internal bool Rejects { get; init; }

    /// <summary>Reads the numbers by which rows are compared; null if they are not compared.</summary>
    internal CellFixer? Comparer { get; init; }

    private bool Compares => Comparer is not null;

    /// <summary>Whether rows without a finding are of interest too.</summary>
    internal bool TakesAll => Compares || Columns is not null;

    /// <summary>Takes a row whose number has no finding.</summary>
    internal void Pass(ListBlock block, in RowPlace place, ReadOnlySpan<byte> number)
    {
        if (Compares)
        {
            block.Numbered.Add(new NumberedRow(ValueOf(number), place.Line, place.Start, place.End));
        }

        if (Columns is not null)
        {
            Append(block, place, Columns.OfGood(Encoding.ASCII.GetString(number)));
        }
    }

    /// <summary>Takes a row whose address was checked.</summary>
    internal void Add(ListBlock block, in RowPlace place, CellResult cell)
    {
        if (Rejects && cell.HasError)
        {
            Reject(block, place, string.Join(' ', VerdictColumns.Errors(cell.Findings)));
            return;
        }

        if (cell.Fixes > 0)
        {
            block.Fixes += cell.Fixes;
            Edit(block, Replacement(place), Text(cell.Text, place.IsQuoted));
        }

        if (Columns is not null)
        {
            Append(block, place, Columns.Of(cell.Text, cell.Findings, place.IsWhole));
        }

        if (Compares && place.IsWhole && PhoneOf(cell.Text) is { Extension: null } phone)
        {
            var value = ValueOf(Encoding.ASCII.GetBytes(phone.Number.ToString()));
            block.Numbered.Add(new NumberedRow(value, place.Line, place.Start, place.End));
        }
    }

    // Of a cell that stays as it is, the number that its certain fix would give.
    private ParticipantAddress.Phone? PhoneOf(string text) =>
        (ParticipantAddress.TryParse(text, null, out var address) ||
            ParticipantAddress.TryParse(Comparer!.Fix(text).Text, null, out address))
            ? address as ParticipantAddress.Phone : null;

    /// <summary>Takes a row whose cell is empty.</summary>
    internal void AddEmpty(ListBlock block, in RowPlace place)
    {
        // An empty line is no row.
        if (Columns is not null && !block.Text[place.Start..place.End].Trim("\r\n"u8).IsEmpty)
        {
            Append(block, place, Columns.Empty);
        }
    }

    /// <summary>Takes a row that could not be read.</summary>
    internal void AddUnread(ListBlock block, in RowPlace place, Rule rule)
    {
        if (Rejects)
        {
            Reject(block, place, rule.Id);
        }
        else if (Columns is not null)
        {
            Append(block, place, Columns.OfUnread(rule));
        }
    }

    /// <summary>The bytes before the end of a line that ends a text.</summary>
    internal static int WithoutLineEnd(ReadOnlySpan<byte> text) =>
        text is [.., (byte)'\r', (byte)'\n'] ? text.Length - 2
        : text is [.., (byte)'\n' or (byte)'\r'] ? text.Length - 1
        : text.Length;

    private static ulong ValueOf(ReadOnlySpan<byte> number)
    {
        var value = 0UL;
        foreach (var digit in number[1..])
        {
            value = (value * 10) + (ulong)(digit - '0');
        }

        return value;
    }

    private static RowEdit Replacement(in RowPlace place) =>
        None with { Start = place.CellStart, End = place.CellStart + place.CellLength };

    private byte[] Text(string text, bool isQuoted) =>
        !isTable ? Encoding.UTF8.GetBytes(text)
        : isQuoted ? Encoding.UTF8.GetBytes(CsvCell.Inside(text))
        : CsvCell.Of(text, delimiter);

    private void Reject(ListBlock block, in RowPlace place, string rules) => Edit(
        block,
        None with { Start = place.Start, End = place.End, IsRejected = true },
        [delimiter, .. CsvCell.Of(rules, delimiter)]);

    private static void Append(ListBlock block, in RowPlace place, ReadOnlySpan<byte> cells)
    {
        // Of a row that is longer than a block, the end has not been read.
        var end = block.IsCut ? place.End : place.Start + WithoutLineEnd(block.Text[place.Start..place.End]);
        Edit(block, None with { Start = end, End = end }, cells);
    }

    private static void Edit(ListBlock block, RowEdit edit, ReadOnlySpan<byte> text)
    {
        text.CopyTo(block.Texts.GetSpan(text.Length));
        block.Edits.Add(edit with { TextAt = block.Texts.WrittenCount, TextLength = text.Length });
        block.Texts.Advance(text.Length);
    }
}
