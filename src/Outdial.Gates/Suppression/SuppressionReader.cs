using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Outdial.Gates;

/// <summary>Reads the lines of a suppression list, with the memory of one block.</summary>
/// <param name="region">The region of numbers without a calling code, or null.</param>
internal sealed class SuppressionReader(string? region)
{
    private const int BlockLength = 1 << 16;
    private const int LongestLine = 1_000;
    private const int MostFindings = 20;
    private const int BytesPerLine = 13; // +12025550123 and a line end

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ImmutableArray<Diagnostic>.Builder _findings = ImmutableArray.CreateBuilder<Diagnostic>();
    private long _line;

    /// <summary>The numbers, in the order of the lines.</summary>
    internal List<ulong> Numbers { get; private set; } = [];

    /// <summary>Reads a whole text.</summary>
    /// <returns>What is wrong, or nothing.</returns>
    internal ImmutableArray<Diagnostic> Read(Stream text)
    {
        if (text.CanSeek)
        {
            Numbers = new((int)Math.Min(text.Length / BytesPerLine, Array.MaxLength / sizeof(ulong)));
        }

        var block = new byte[BlockLength];
        var (kept, isFirst) = (0, true);
        while (_findings.Count < MostFindings && text.Read(block, kept, block.Length - kept) is > 0 and var read)
        {
            var bytes = block.AsSpan(0, kept + read);
            bytes = isFirst ? AfterByteOrderMark(bytes) : bytes;
            isFirst = false;
            bytes = bytes[ReadLines(bytes)..];
            if (bytes.Length > LongestLine && _findings.Count < MostFindings)
            {
                _line++;
                Add($"The line has more than {LongestLine:N0} bytes.");
                return _findings.ToImmutable();
            }

            bytes.CopyTo(block);
            kept = bytes.Length;
        }

        if (_findings.Count == 0 && (kept > 0 || _line == 0))
        {
            _findings.Add(new(
                GateRules.IncompleteSuppressions,
                kept > 0 ? "The last line has no line end: it may have been cut off."
                    : "The list is empty: it may not have been written yet."));
        }

        return _findings.ToImmutable();
    }

    // A mark that is divided between two reads is left: the line is then no number.
    private static Span<byte> AfterByteOrderMark(Span<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    private int ReadLines(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (_findings.Count < MostFindings && bytes[start..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            _line++;
            ReadLine(bytes.Slice(start, length));
            start += length + 1;
        }

        return start;
    }

    private void ReadLine(ReadOnlySpan<byte> bytes)
    {
        var line = (bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes).Trim(" \t"u8);
        if (line.IsEmpty || line[0] == '#')
        {
            return;
        }

        if (!E164Number.TryParse(line, null, out var number) && !TryReadDialled(line, out number))
        {
            return;
        }

        // No phone has a number of another length: the one that was meant is another.
        if (NumberPlan.Check(number, NumberPolicy.Possible) is { IsError: true } fault)
        {
            Add(fault.Message);
            return;
        }

        Numbers.Add(number.Value);
    }

    // As people write numbers, if that can be read in one way only.
    private bool TryReadDialled(ReadOnlySpan<byte> line, out E164Number number)
    {
        number = default;
        if (line.Length > LongestLine)
        {
            Add($"The line has more than {LongestLine:N0} bytes.");
        }
        else if (line.Contains((byte)'#'))
        {
            Add("A comment has a line of its own.");
        }
        else if (Text(line) is not { } text)
        {
            Add("The line is not UTF-8.");
        }
        else
        {
            var finding = ParticipantAddress.Diagnose(text, region);
            if (finding is { Fix: { Applicability: Applicability.Safe, Replacement: var written } } &&
                E164Number.TryParse(written, out number))
            {
                return true;
            }

            Add(finding is null or { Fix.Applicability: Applicability.Safe }
                ? "This is an address, and not a phone number alone."
                : finding.Message);
        }

        return false;
    }

    private static string? Text(ReadOnlySpan<byte> line)
    {
        try
        {
            return Utf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private void Add(string message) => _findings.Add(new(GateRules.UnclearSuppression, message)
    {
        Path = string.Create(CultureInfo.InvariantCulture, $"line {_line}"),
    });
}
