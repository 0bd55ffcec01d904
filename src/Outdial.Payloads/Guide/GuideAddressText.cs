namespace Outdial.Payloads;

/// <summary>The guide's address for a text that stands where the object should.</summary>
internal static class GuideAddressText
{
    /// <summary>The fix that writes a participant where its address stands alone as a text; null if the text does not
    /// say who to call.</summary>
    internal static TextFix? Participant(PayloadReport report, JsonValue text, string before, string after) =>
        text.IsText && Written(text.Text, report.Policy) is var (json, applicability)
            ? Fixes.Make(
                applicability,
                "Write a participant with this address",
                JsonEdits.Replace(
                    text, $$$"""{{{before}}}{"type":"external","participantAddress":{{{json}}}}{{{after}}}"""))
            : null;

    /// <summary>The object as JSON, and how sure it is; null if the text does not say who to call.</summary>
    internal static (string Json, Applicability Applicability)? Written(string text, CallPolicy policy)
    {
        if (NumberField.Read(text, policy) is { Number.IsEmpty: false } number)
        {
            return (
                $$"""{"id":"{{number.Number}}","type":"phone"}""",
                number.IsCertain ? Applicability.Safe : Applicability.Guess);
        }

        return ResourceId.TryParse(text, out _)
            ? ($$"""{"id":{{JsonText.Quote(text)}},"type":"user"}""", Applicability.Guess)
            : null;
    }
}
