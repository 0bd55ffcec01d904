using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Outdial.Cli;

/// <summary>Checks the lines of a block, and writes down what was found of addresses.</summary>
/// <param name="policy">How strictly.</param>
/// <param name="filter">What is reported.</param>
internal sealed class ListCheck(CallPolicy policy, RuleFilter filter)
{
    private const string Good = "\tok\n";

    // The bytes of a byte order mark.
    private const int Mark = 3;

    private readonly AddressCheck _check = new(policy);

    /// <summary>Whether a verdict is written for each line.</summary>
    internal bool WritesVerdicts { get; init; }

    /// <summary>The list's name in reports.</summary>
    internal string Name { get; init; } = "";

    /// <summary>Makes a format that needs to know of nothing but the finding at hand: such are written here, by all
    /// processors. Null for others.</summary>
    internal Func<TextWriter, IReportFormat>? LineFormat { get; init; }

    /// <summary>Notes what is written of the rows; null if the list is only checked.</summary>
    internal RowEditor? Editor { get; init; }

    /// <summary>Checks what is left of a block, or as much as can be reported at once.</summary>
    internal void Check(ListBlock block)
    {
        if (block.IsRest)
        {
            block.At = block.Length;
            return;
        }

        var rest = block.Rest;
        while (!rest.IsEmpty && !block.HasEnough)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            var text = line is [.., (byte)'\r'] ? line[..^1] : line;
            if (!TryPass(block, text))
            {
                Look(block, line, block.Length - rest.Length);
            }
            else if (Editor is { TakesAll: true } editor)
            {
                var at = block.Length - rest.Length;
                editor.Pass(block, PlaceOf(block, at, line.Length, at, text.Length), text);
            }

            block.Line++;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        block.At = block.Length - rest.Length;
    }

    /// <summary>Whether an address certainly has no finding, without the full check.</summary>
    /// <remarks>Most lines of most lists are numbers of assigned ranges, and of those no policy says anything. A test
    /// holds that nothing passes here in which <see cref="AddressCheck"/> finds something.</remarks>
    internal static bool IsFaultless(ReadOnlySpan<byte> text) =>
        E164Number.TryParse(text, null, out var number) && number.Type != NumberType.Unassigned && !number.IsEmergency;

    /// <summary>Counts an address that certainly has no finding, and allocates nothing for
    /// it.</summary>
    internal bool TryPass(ListBlock block, ReadOnlySpan<byte> text)
    {
        if (!IsFaultless(text))
        {
            return false;
        }

        block.Addresses++;
        WriteGood(block, text);
        return true;
    }

    /// <summary>Checks an address, and fixes it if fixes are applied.</summary>
    /// <param name="text">The address; of one that is too long, the beginning.</param>
    /// <param name="isCut">Whether it is too long.</param>
    /// <param name="isWhole">Whether its row could be read to the end; no other row is changed.</param>
    internal CellResult Find(string text, bool isCut, bool isWhole) =>
        Editor?.Fixer is { } fixer && isWhole && !isCut
            ? fixer.Fix(text)
            : new CellResult(text, 0, Reported(_check.Check(text, isCut)));

    /// <summary>Those of some findings that are to be reported, as what they are to be reported.</summary>
    internal List<PayloadFinding> Reported(IEnumerable<PayloadFinding> findings) =>
        [.. findings.Select(filter.Apply).OfType<PayloadFinding>()];

    /// <summary>Counts what an address shows of the spreadsheet that wrote it.</summary>
    internal void CountDamage(ListBlock block, string text) =>
        block.Damage = block.Damage.With(text, _check, policy.Region is not null);

    /// <summary>Writes down what was found of an address, which may be nothing.</summary>
    internal void Add(ListBlock block, AddressLine line)
    {
        if (line.Findings.Count > 0)
        {
            Report(block, line);
        }

        WriteVerdict(block, line.Text, line.Findings);
    }

    /// <summary>Writes down a row in which no address could be found.</summary>
    internal void AddUnread(ListBlock block, AddressLine line)
    {
        if (line.Findings.Count > 0)
        {
            Report(block, line);
            WriteVerdict(block, "", line.Findings);
        }
    }

    private void Look(ListBlock block, ReadOnlySpan<byte> line, int at)
    {
        // Bytes that are no UTF-8 come as U+FFFD, which no address has.
        var text = Encoding.UTF8.GetString(line);
        var isCut = text.Length > AddressCheck.MaxLength || block.IsCut;
        text = text.Length > AddressCheck.MaxLength ? text[..AddressCheck.MaxLength]
            : text is [.., '\r'] ? text[..^1]
            : text;

        // An editor's byte order mark belongs to the file, not to the first address.
        var mark = block.Line == 1 && text is ['\uFEFF', ..] ? Mark : 0;
        text = mark > 0 ? text[1..] : text;
        if (text.Length > 0 && !(block.Line == 1 && IsSeparator(text)))
        {
            block.Addresses++;
            CountDamage(block, text);
            var length = line.Length - mark - (line is [.., (byte)'\r'] ? 1 : 0);
            var place = PlaceOf(block, at, line.Length, at + mark, length) with
            {
                Start = at + mark,
                IsWhole = !isCut && Utf8.IsValid(line),
            };
            var cell = Find(text, isCut, place.IsWhole);
            Add(block, new AddressLine(block.Line, cell.Text, cell.Findings));
            Editor?.Add(block, place, cell);
        }
    }

    private static RowPlace PlaceOf(ListBlock block, int at, int length, int textAt, int textLength) => new(
        block.Line, at, Math.Min(at + length + 1, block.Length), textAt, textLength, IsQuoted: false, IsWhole: true);

    // A spreadsheet's line that names the character between columns.
    private static bool IsSeparator(string text) =>
        text.Trim('"') is { Length: 5 } line && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private void WriteVerdict(ListBlock block, string text, IReadOnlyList<PayloadFinding> findings)
    {
        if (WritesVerdicts)
        {
            var rules = findings.Count == 0
                ? Good
                : $"\t{string.Join(',', findings.Select(finding => finding.Diagnostic.Rule.Id))}\n";
            block.Verdicts.Write(string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Of(text)}{rules}"));
        }
    }

    private void Report(ListBlock block, AddressLine line)
    {
        block.Found.Add(line);
        if (LineFormat is not null)
        {
            block.Format ??= LineFormat(block.Words);
            foreach (var finding in line.In(Name))
            {
                block.Format.Write(finding);
            }
        }
    }

    private void WriteGood(ListBlock block, ReadOnlySpan<byte> text)
    {
        if (WritesVerdicts)
        {
            var to = block.Verdicts.GetSpan(text.Length + Good.Length);
            var length = Encoding.ASCII.GetChars(text, to);
            Good.CopyTo(to[length..]);
            block.Verdicts.Advance(length + Good.Length);
        }
    }
}
