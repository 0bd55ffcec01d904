using System.Text;

namespace Outdial;

/// <summary>A body with fixes applied.</summary>
public sealed class PayloadMending
{
    // A fix may bring the next fault to light; what is still not done after so many rounds is left.
    private const int MostRounds = 50;

    private PayloadMending(ReadOnlyMemory<byte> json, int fixes, PayloadCheck before, PayloadCheck after)
    {
        Json = json;
        Fixes = fixes;
        Before = before;
        After = after;
    }

    /// <summary>The mended body; what was not at fault is byte for byte as it was.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>How many fixes were applied.</summary>
    public int Fixes { get; }

    /// <summary>What was found before.</summary>
    public PayloadCheck Before { get; }

    /// <summary>What is left.</summary>
    public PayloadCheck After { get; }

    internal static PayloadMending Of(PayloadChecker checker, ReadOnlySpan<byte> utf8Json, bool guesses)
    {
        var before = checker.Check(utf8Json);
        var (json, after, applied) = (utf8Json.ToArray(), before, 0);
        for (var round = 0; round < MostRounds; round++)
        {
            var edits = Choose(after, guesses, out var chosen);
            if (chosen == 0)
            {
                break;
            }

            json = Apply(json, edits);
            applied += chosen;
            after = checker.Check(json);
        }

        return new PayloadMending(json, applied, before, after);
    }

    // The first fix of each finding, unless one that is already chosen touches the same place: then it waits for the
    // next round, when it may have become needless.
    private static List<TextEdit> Choose(PayloadCheck check, bool guesses, out int chosen)
    {
        var edits = new List<TextEdit>();
        chosen = 0;
        foreach (var finding in check.Findings.OrderByDescending(finding => finding.SafeFix is not null))
        {
            var fix = finding.SafeFix ?? (guesses ? finding.Fixes.FirstOrDefault() : null);
            if (fix is not null && !fix.Edits.Any(edit => edits.Exists(other => Touch(edit.Span, other.Span))))
            {
                edits.AddRange(fix.Edits);
                chosen++;
            }
        }

        return [.. edits.OrderBy(edit => edit.Span.Start)];
    }

    private static bool Touch(TextSpan one, TextSpan other) => one.Start <= other.End && other.Start <= one.End;

    private static byte[] Apply(byte[] json, List<TextEdit> edits)
    {
        using var mended = new MemoryStream(json.Length + 64);
        var at = 0;
        foreach (var edit in edits)
        {
            mended.Write(json, at, edit.Span.Start - at);
            mended.Write(Encoding.UTF8.GetBytes(edit.Replacement));
            at = edit.Span.End;
        }

        mended.Write(json, at, json.Length - at);
        return mended.ToArray();
    }
}
