using System.Text;

namespace Outdial.Payloads;

/// <summary>A body with fixes applied.</summary>
public sealed class PayloadFixResult
{
    // A fix may bring the next fault to light; what is still not done after so many rounds is left.
    private const int MostRounds = 50;

    private PayloadFixResult(ReadOnlyMemory<byte> json, int fixes, PayloadCheck before, PayloadCheck after)
    {
        Json = json;
        Fixes = fixes;
        Before = before;
        After = after;
    }

    /// <summary>The corrected body; what was not at fault is byte for byte as it was.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>How many fixes were applied.</summary>
    public int Fixes { get; }

    /// <summary>What was found before.</summary>
    public PayloadCheck Before { get; }

    /// <summary>What is left.</summary>
    public PayloadCheck After { get; }

    internal static PayloadFixResult Of(
        PayloadChecker checker, ReadOnlySpan<byte> utf8Json, bool guesses, Func<Rule, bool> only)
    {
        var before = checker.Check(utf8Json);
        var (json, applied) = (utf8Json.ToArray(), 0);
        for (var round = 0; round < MostRounds; round++)
        {
            // All findings, however many: what is certain is corrected to the last.
            var choice = new FixChoice();
            choice.Add(checker.CheckThoroughly(json, int.MaxValue - 1), guesses, only);
            if (choice.Fixes == 0)
            {
                break;
            }

            json = Apply(json, choice.Edits);
            applied += choice.Fixes;
        }

        return new PayloadFixResult(json, applied, before, applied == 0 ? before : checker.Check(json));
    }

    private static byte[] Apply(byte[] json, IEnumerable<TextEdit> edits)
    {
        using var corrected = new MemoryStream(json.Length + 64);
        var at = 0;
        foreach (var edit in edits)
        {
            corrected.Write(json, at, edit.Span.Start - at);
            corrected.Write(Encoding.UTF8.GetBytes(edit.Replacement));
            at = edit.Span.End;
        }

        corrected.Write(json, at, json.Length - at);
        return corrected.ToArray();
    }
}
