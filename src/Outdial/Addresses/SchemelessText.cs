using System.Buffers;

namespace Outdial;

/// <summary>Explains a text that begins neither with '+' nor with a scheme that we know.</summary>
internal static class SchemelessText
{
    // The longest internal extension in common use; longer runs of digits are meant as phone numbers.
    private const int MaxExtension = 6;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> Dialled = SearchValues.Create("0123456789 -.()");

    private static readonly string[] Schemes = ["tel", "sip", "sips", "user", "queue", "group", "ext", "mailto"];

    internal static Diagnostic Explain(ReadOnlySpan<char> text)
    {
        if (text.Trim().IsEmpty)
        {
            return new Diagnostic(AddressRules.EmptyAddress,
                text.IsEmpty ? null : "The address is white space only.")
            { Index = 0 };
        }

        return Scheme(text)
            ?? Emergency(text)
            ?? (text.ContainsAnyExceptInRange('0', '9') ? null : DigitsOnly(text.ToString()))
            ?? (text.Contains('@') ? SipOrEmail() : null)
            ?? (ResourceId.TryParse(text, out _) ? BareId() : null)
            ?? (text.ContainsAnyInRange('0', '9') || !char.IsAscii(text[0]) ? NumberText.Explain(text)! : null)
            ?? new Diagnostic(AddressRules.NotAnAddress) { Index = 0 };
    }

    // 9-1-1 and (911) reach whom 911 does.
    private static Diagnostic? Emergency(ReadOnlySpan<char> text)
    {
        const int Longest = 20;
        return text.Length <= Longest && !text.ContainsAnyExcept(Dialled)
            ? EmergencyNumbers.Check(string.Concat(text.ToString().Where(char.IsAsciiDigit)), region: null) is { } found
                ? found with { Index = 0 }
                : null
            : null;
    }

    internal static Diagnostic SipOrEmail() => new(
        AddressRules.MissingScheme, "This is a SIP address or an e-mail address: the text does not say which.")
    {
        Index = 0,
    };

    private static Diagnostic BareId() =>
        new(AddressRules.MissingScheme, "This is an id: the text does not say of what.") { Index = 0 };

    private static Diagnostic? Scheme(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || text[..colon].ContainsAnyExcept(Letters))
        {
            return null;
        }

        var written = text[..colon].ToString();
        var known = Array.Find(Schemes, s => s.Equals(written, StringComparison.OrdinalIgnoreCase));
        return new Diagnostic(AddressRules.UnknownScheme,
            known is null
                ? "The address begins with an unknown scheme."
                : $"Schemes are written in lower case: {known}:.")
        {
            Index = 0,
            Fix = known is null ? null : InLowerCase($"{known}{text[colon..]}"),
        };
    }

    private static Fix? InLowerCase(string text) =>
        AddressScanner.Scan(text, out _) is null ? new Fix(text, Applicability.Safe) : null;

    private static Diagnostic? DigitsOnly(string digits)
    {
        if (EmergencyNumbers.Check(digits, region: null) is { } emergency)
        {
            return emergency with { Index = 0 };
        }

        return digits.Length <= MaxExtension
            ? new Diagnostic(
                AddressRules.MissingPlus,
                $"{digits.Length} digits are no phone number; perhaps an extension is meant.")
            {
                Index = 0,
                Help = $"For an extension write ext:{digits}; for a phone write '+' and its calling code first.",
                Fix = new Fix($"ext:{digits}", Applicability.Guess),
            }
            : null;
    }
}
