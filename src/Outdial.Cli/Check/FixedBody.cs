using System.Text.Json;

namespace Outdial.Cli;

/// <summary>What is written in a body's place: JSON, and nothing that nearly is.</summary>
internal static class FixedBody
{
    /// <summary>Whether a body with fixes is JSON, by a reader that is independent of the one that found the
    /// faults.</summary>
    /// <param name="utf8Text">The body.</param>
    /// <param name="guesses">Whether guesses were applied. Without them comments stay, because removing one is a
    /// guess.</param>
    internal static bool IsJson(ReadOnlySpan<byte> utf8Text, bool guesses)
    {
        var reader = new Utf8JsonReader(utf8Text, new JsonReaderOptions
        {
            CommentHandling = guesses ? JsonCommentHandling.Disallow : JsonCommentHandling.Skip,
        });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Says that a body was left as it is.</summary>
    internal static Diagnostic Withheld(int fixes, bool guesses) => new(
        JsonRules.FileNotWritten,
        $"No fix was applied: with all {fixes} the body would still not be JSON.")
    {
        Help = guesses
            ? "Correct by hand what no fix is offered for, and run it again."
            : "Add --guess, or correct by hand what no fix is offered for, and run it again.",
    };
}
