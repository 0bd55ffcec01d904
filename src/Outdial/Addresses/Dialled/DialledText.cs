using System.Text;

namespace Outdial;

/// <summary>The door for numbers as people write and dial them: one reading, for calls and for checks.</summary>
internal static class DialledText
{
    // More than any way of writing one number; longer text is refused before libphonenumber looks at it.
    private const int MaxWritten = 250;

    /// <summary>Reads dialled text; on a fault says why and gives no address.</summary>
    internal static Diagnostic? Read(string text, string region, out ParticipantAddress? address)
    {
        if (!NumberPlan.IsRegion(region))
        {
            address = null;
            return new Diagnostic(AddressRules.UnknownRegion) { Path = "region" };
        }

        return AddressScanner.Scan(text, region, out address);
    }

    /// <summary>A check's finding for a text that is not an address: why, and what is dialled in the region.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">The region it is dialled in; null for none.</param>
    /// <returns>The fault that a call would report; or, where a call would dial, the fault of the text as it is,
    /// with the address as its safe fix; or null for a text that is an address.</returns>
    internal static Diagnostic? Check(string text, string? region)
    {
        var fault = ParticipantAddress.Diagnose(text);
        if (fault is null || region is null || !NumberPlan.IsRegion(region))
        {
            return fault;
        }

        var said = Read(text, region, out var address) is { } refused
            ? refused
            : fault with { Fix = new Fix(address!.ToString(), Applicability.Safe) };

        // The region is reported already.
        return said.Rule == AddressRules.MissingPlus && said.Help == AddressRules.MissingPlus.Fix
            ? said with { Help = "Write '+' and the calling code first." }
            : said;
    }

    /// <summary>Explains a text that is not an address, or reads it as it is dialled in a region.</summary>
    /// <param name="text">A text that begins with '+', or with no scheme that we know.</param>
    /// <param name="region">The region it is dialled in; null for none, and then there is always a fault.</param>
    /// <param name="address">What is dialled; null on a fault.</param>
    internal static Diagnostic? Explain(string text, string? region, out ParticipantAddress? address)
    {
        address = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Diagnostic(
                AddressRules.EmptyAddress, text.Length == 0 ? null : "The address is white space only.")
            {
                Index = 0,
            };
        }

        if (text.Length > MaxWritten)
        {
            return text[0] == '+' && E164Number.Diagnose(text) is { } fault ? fault
                : new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        return Surroundings.Explain(text, region) ?? SchemelessText.Explain(text) ??
            (HasDigits(text) ? DialledNumber.Explain(text, region, out address) : NoDigits(text));
    }

    private static bool HasDigits(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.EnumerateRunes().Any(Rune.IsDigit);

    private static Diagnostic NoDigits(string text) =>
        !char.IsAscii(text[0]) || text[0] == '+'
            ? E164Number.Diagnose(text)!
            : new Diagnostic(AddressRules.NotAnAddress) { Index = 0 };
}
