using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Outdial.Cli;

/// <summary>The line of a finding as it can be shown, and where the mark goes under it, in columns of a
/// terminal.</summary>
/// <param name="Line">The line, or as much of it as there is room for.</param>
/// <param name="Before">How many columns stand before the mark.</param>
/// <param name="Marked">How many columns are marked; one at least.</param>
internal sealed record SourceExcerpt(string Line, int Before, int Marked)
{
    private const string Cut = "…";
    private const string Tab = "    ";

    // What a reader wants to see of what stands before the place.
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
        if (isCut || Width(before) + Width(marked) + Width(after) > room)
        {
            var kept = Math.Max(Context, room - Width(marked) - Context);
            isCut |= Width(before) > kept;
            while (Width(before) + (isCut ? 1 : 0) > kept)
            {
                before.RemoveAt(0);
            }
        }

        if (isCut)
        {
            before.Insert(0, Cut);
        }

        var whole = (List<string>)[.. before, .. marked, .. after];
        if (Width(whole) > room)
        {
            while (Width(whole) + 1 > room)
            {
                whole.RemoveAt(whole.Count - 1);
            }

            whole.Add(Cut);
        }

        var mark = Math.Max(1, Math.Min(Width(marked), room - Width(before)));
        return new SourceExcerpt(string.Concat(whole), Width(before), mark);
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

    private static int Width(List<string> cells) => cells.Sum(cell => new Segment(cell).CellCount());

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
