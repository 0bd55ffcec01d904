using System.Buffers;
using System.Globalization;
using System.Text;

namespace Outdial.Cli;

/// <summary>Checks the lines of a block, and writes down what was found of addresses.</summary>
/// <param name="policy">How strictly.</param>
/// <param name="filter">What is reported.</param>
internal sealed class ListCheck(CallPolicy policy, RuleFilter filter)
{
    private const string Good = "\tok\n";

    private readonly AddressCheck _check = new(policy);

    /// <summary>Whether a verdict is written for each line.</summary>
    internal bool WritesVerdicts { get; init; }

    /// <summary>The list's name in reports.</summary>
    internal string Name { get; init; } = "";

    /// <summary>Makes a format that needs to know of nothing but the finding at hand: such are written here, by all
    /// processors. Null for others.</summary>
    internal Func<TextWriter, IReportFormat>? LineFormat { get; init; }

    /// <summary>Checks what is left of a block, or as much as can be reported at once.</summary>
    internal void Check(ListBlock block)
    {
        var rest = block.Rest;
        while (!rest.IsEmpty && !block.HasEnough)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var text = line is [.., (byte)'\r'] ? line[..^1] : line;
            if (!TryPass(block, text))
            {
                Look(block, line);
            }

            block.Line++;
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

    /// <summary>What is to be reported of an address.</summary>
    /// <param name="text">The address; of one that is too long, the beginning.</param>
    /// <param name="isCut">Whether it is too long.</param>
    internal List<PayloadFinding> Find(string text, bool isCut) => Reported(_check.Check(text, isCut));

    /// <summary>Those of some findings that are to be reported, as what they are to be reported.</summary>
    internal List<PayloadFinding> Reported(IEnumerable<PayloadFinding> findings) =>
        [.. findings.Select(filter.Apply).OfType<PayloadFinding>()];

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

    private void Look(ListBlock block, ReadOnlySpan<byte> line)
    {
        // Bytes that are no UTF-8 come as U+FFFD, which no address has.
        var text = Encoding.UTF8.GetString(line);
        var isCut = text.Length > AddressCheck.MaxLength;
        text = isCut ? text[..AddressCheck.MaxLength] : text is [.., '\r'] ? text[..^1] : text;

        // An editor's byte order mark belongs to the file, not to the first address.
        text = block.Line == 1 && text is ['\uFEFF', ..] ? text[1..] : text;
        if (text.Length > 0 && !(block.Line == 1 && IsSeparator(text)))
        {
            block.Addresses++;
            Add(block, new AddressLine(block.Line, text, Find(text, isCut)));
        }
    }

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
