namespace Outdial;

/// <summary>Explains a text that begins like a number and is none, and finds what was probably meant.</summary>
internal static class NumberText
{
    // Longer than anything that a person writes for one number: beyond it no suggestion is looked for.
    private const int MaxWritten = 60;

    /// <summary>The most telling fault of the text; null only if it is a number after all.</summary>
    internal static Diagnostic? Explain(ReadOnlySpan<char> text)
    {
        if (E164Number.Diagnose(text) is not { } first)
        {
            return null;
        }

        if (text.Length > MaxWritten || !IsShape(first.Rule))
        {
            return first;
        }

        var written = text.ToString();
        var fault = NumberMarks.Find(written) ?? first;
        return fault.Rule == AddressRules.TwoNumbers
            ? fault
            : fault with { Fix = DialledText.Suggest(written) };
    }

    // Faults that come from how the number is written; the others are about which digits there are.
    private static bool IsShape(Rule rule) =>
        rule == AddressRules.Separator || rule == AddressRules.NotADigit || rule == AddressRules.InvisibleCharacter ||
        rule == AddressRules.ForeignDigit || rule == AddressRules.LineBreak || rule == AddressRules.InternationalPrefix;
}
