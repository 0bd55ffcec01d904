using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Outdial.Cli;

/// <summary>The line of a finding as it can be shown, and where the mark goes under it, in columns of a
/// terminal.</summary>
/// <param name="Line">The line, or as much of it as there is room for.</param>
/// <param name="Before">How many columns are before the mark.</param>
/// <param name="Marked">How many columns are marked; one at least.</param>
internal sealed record SourceExcerpt(string Line, int Before, int Marked)
{
    private const string Cut = "…";
    private const string Tab = "    ";

    // What a reader wants to see of the text before the place.
    private const int Context = 30;

    internal static SourceExcerpt Of(ReadOnlySpan<byte> text, TextSpan span, int width)
    {
        var start = Math.Min(span.Start, text.Length);
        var lineStart = text[..start].LastIndexOf((byte)'\n') + 1;
        var lineEnd = text[start..].IndexOf((byte)'\n') is >= 0 and var length ? start + length : text.Length;
        if (lineEnd > lineStart && text[lineEnd - 1] == '\r' && start < lineEnd)
        {
            lineEnd--;
        }

        // As much as can be shown however narrow its characters are: a line may have half a megabyte.
        var room = Math.Max(width, Context);
        var from = Math.Max(lineStart, Whole(text, start - (4 * room)));
        var to = Math.Min(lineEnd, Whole(text, Math.Min(span.End, start + (4 * room)) + (4 * room)));
        var before = Cells(text[from..start]);
        var marked = Cells(text[start..Math.Clamp(span.End, start, to)]);
        var after = Cells(text[Math.Clamp(span.End, start, to)..to]);
        return Fit(before, marked, after, room, from > lineStart);
    }

    private static SourceExcerpt Fit(List<string> before, List<string> marked, List<string> after, int room, bool isCut)
    {
        var (left, middle, right) = (Width(before), Width(marked), Width(after));
        if (isCut || left + middle + right > room)
        {
            // As much on the left as the mark leaves, and more if little follows it.
            var kept = Math.Max(Context, room - middle - Math.Min(Context, right));
            isCut |= left > kept;
            left = CutStart(before, left, kept - (isCut ? 1 : 0));
        }

        if (isCut)
        {
            before.Insert(0, Cut);
            left++;
        }

        var whole = (List<string>)[.. before, .. marked, .. after];
        var width = left + middle + right;
        if (width > room)
        {
            CutEnd(whole, width, room - 1);
            whole.Add(Cut);
        }

        return new SourceExcerpt(string.Concat(whole), left, Math.Max(1, Math.Min(middle, room - left)));
    }

    private static int CutStart(List<string> cells, int width, int room)
    {
        var cut = 0;
        for (; cut < cells.Count && width > room; cut++)
        {
            width -= Width(cells[cut]);
        }

        cells.RemoveRange(0, cut);
        return width;
    }

    private static void CutEnd(List<string> cells, int width, int room)
    {
        while (width > room)
        {
            width -= Width(cells[^1]);
            cells.RemoveAt(cells.Count - 1);
        }
    }

    // One text for each character that a reader sees as one, with what belongs to it.
    private static List<string> Cells(ReadOnlySpan<byte> text)
    {
        var cells = new List<string>();
        var elements = StringInfo.GetTextElementEnumerator(Encoding.UTF8.GetString(text));
        while (elements.MoveNext())
        {
            var element = (string)elements.Current;
            cells.Add(element == "\t" ? Tab : VisibleText.Of(element));
        }

        return cells;
    }

    private static int Width(List<string> cells) => cells.Sum(Width);

    private static int Width(string cell) => new Segment(cell).CellCount();

    // The beginning of the character that a byte belongs to.
    private static int Whole(ReadOnlySpan<byte> text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        while (at > 0 && at < text.Length && (text[at] & 0xC0) == 0x80)
        {
            at--;
        }

        return at;
    }
}
