using System.Buffers;

namespace Outdial;

/// <summary>Reads a number as people write it, perhaps with an extension after it; or says why it is not one.</summary>
internal static class DialledNumber
{
    // The longest internal extension in common use; longer runs of digits are meant as phone numbers.
    private const int MaxExtension = 6;

    // The longest way of writing an emergency number.
    private const int LongestEmergency = 20;

    private static readonly SearchValues<char> Dialled = SearchValues.Create("0123456789 -.()");

    /// <summary>Reads the number; on a fault says why and gives no address.</summary>
    internal static Diagnostic? Explain(string text, string? region, out ParticipantAddress? address)
    {
        address = null;
        var plain = PlainText.Of(text);
        var fault = Emergency(plain.Text, region) ??
            (region is null ? ShortDigits(text) : null) ??
            Alone(plain.Text, region) ??
            NotANumber.Find(plain.Text, region) ??
            Amount(plain.Text, region);
        return fault is not null
            ? fault with { Index = plain.Place(Math.Max(fault.Index, 0)) }
            : WithExtension(text, plain, region, out address);
    }

    private static Diagnostic? WithExtension(
        string text, PlainText plain, string? region, out ParticipantAddress? address)
    {
        var extension = ExtensionText.Find(plain.Text);
        var end = extension?.End ?? plain.Text.Length;
        if (SecondNumber.Find(plain.Text[..end], region ?? LibPhoneNumberAdapter.NoRegion) is { } second)
        {
            address = null;
            return second with { Index = plain.Place(second.Index) };
        }

        if (extension is { IsParameter: false } behind && behind.Digits.Length > MaxExtension &&
            (LibPhoneNumberAdapter.IsWhole(
                behind.Digits, region ?? LibPhoneNumberAdapter.RegionOf(plain.Text[..end])) ||
                LibPhoneNumberAdapter.IsWhole($"+{behind.Digits}", LibPhoneNumberAdapter.NoRegion)))
        {
            address = null;
            return new Diagnostic(
                AddressRules.TwoNumbers, "The digits after the extension mark are a whole phone number.")
            {
                Index = plain.Place(behind.Mark),
            };
        }

        var core = extension is null ? text : text[..plain.Place(end)];
        var fault = region is null
            ? InternationalNumber.Explain(core, out var number)
            : RegionalNumber.Explain(core, region, out number);
        if (extension is not { } known)
        {
            address = fault is null && number is not null ? number : null;
            return fault;
        }

        address = region is not null && fault is null && known.Certainty == ExtensionCertainty.Certain
            ? Extended(number, known)
            : null;
        return address is null ? Glued(fault, known, plain, number) : null;
    }

    // The number's own fault comes first where it has no calling code, or cannot be read.
    private static Diagnostic Glued(
        Diagnostic? fault, ExtensionText extension, PlainText plain, ParticipantAddress? number)
    {
        var read = number as ParticipantAddress.Phone ??
            (fault?.Fix is { } known && ParticipantAddress.TryParse(known.Replacement, null, out var parsed)
                ? parsed as ParticipantAddress.Phone
                : null);
        if (read is null && fault is not null && fault.Rule != AddressRules.Separator)
        {
            return fault;
        }

        var isSafe = extension.Certainty == ExtensionCertainty.Certain &&
            (fault?.Fix is null || fault.Fix.Applicability == Applicability.Safe);
        var address = extension.Certainty == ExtensionCertainty.Direct ? null : Extended(read, extension);
        var glued = new Diagnostic(
            AddressRules.GluedExtension,
            extension.Certainty == ExtensionCertainty.Direct
                ? "The digits after the number are an extension, or they replace its last digit: the text does not " +
                    "say which."
                : null)
        {
            Index = plain.Place(extension.Mark),
        };
        return glued with
        {
            Fix = address is null
                ? null
                : new Fix(address.ToString(), isSafe ? Applicability.Safe : Applicability.Guess),
        };
    }

    private static ParticipantAddress.Phone? Extended(ParticipantAddress? number, ExtensionText extension) =>
        number is ParticipantAddress.Phone { Extension: null } phone &&
        ParticipantAddress.Extension.Fault(extension.Digits) is null
            ? new ParticipantAddress.Phone(phone.Number, extension.Digits)
            : null;

    // 9-1-1 and (911) are dialled as 911.
    private static Diagnostic? Emergency(string text, string? region) =>
        text.Length <= LongestEmergency && !text.AsSpan().ContainsAnyExcept(Dialled) &&
        EmergencyNumbers.Check(LibPhoneNumberAdapter.AsciiDigits(text), region) is { } found
            ? found with { Index = 0 }
            : null;

    private static Diagnostic? ShortDigits(string digits) =>
        digits.Length <= MaxExtension && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new Diagnostic(
                AddressRules.MissingPlus,
                $"{digits.Length} digits are not a phone number; perhaps an extension is meant.")
            {
                Index = 0,
                Help = $"For an extension write ext:{digits}; for a phone write '+' and its calling code first.",
                Fix = new Fix($"ext:{digits}", Applicability.Guess),
            }
            : null;

    // An extension is the organisation's own: only what is an emergency number everywhere, or in the region, counts.
    private static Diagnostic? Alone(string text, string? region) =>
        ExtensionText.Alone(text) is { } digits
            ? EmergencyNumbers.Check(digits, region ?? LibPhoneNumberAdapter.NoRegion) is { } emergency
                ? emergency with { Index = 0 }
            : new Diagnostic(AddressRules.MalformedExtension, "An extension is written ext: and its digits.")
            {
                Index = 0,
                Help = $"Write ext:{digits}, if the digits are an extension of the organisation's own.",
                Fix = new Fix($"ext:{digits}", Applicability.Guess),
            }
            : null;

    private static Diagnostic? Amount(string text, string? region)
    {
        if (SpreadsheetNumber.Whole(text, out var mark) is not { } whole)
        {
            return null;
        }

        var isRead = whole.Length > 0 && IsWhole(whole);
        var said = new Diagnostic(
            AddressRules.SpreadsheetNumber,
            whole.Length == 0
                ? "After the number there are decimals, or an extension: the text does not say which."
                : "The number is written as an amount, as spreadsheets do.")
        {
            Index = mark,
        };
        return isRead ? said with { Fix = Written(whole, region) }
            : whole.Length > 0 && region is null
                ? said with { Help = $"{said.Help} Without '+' the text does not say in which region it is dialled." }
                : said;
    }

    private static bool IsWhole(string digits) => !digits.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    private static Fix? Written(string whole, string? region) =>
        E164Number.TryParse(whole, null, out var number)
            ? NumberPlan.Check(number, NumberPolicy.Possible) is { IsError: true }
                ? null
                : new Fix(number.ToString(), Applicability.Guess)
            : region is not null && RegionalNumber.Explain(whole, region, out var dialled) is null &&
                dialled is not null
                ? new Fix(dialled.ToString(), Applicability.Guess)
                : null;
}
