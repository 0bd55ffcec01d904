using System.Text;
using PhoneNumbers;

namespace Outdial;

/// <summary>The door for numbers as people write and dial them, through libphonenumber.</summary>
internal static class DialledText
{
    private const string NoRegion = "ZZ";

    // More than any way of writing one number; longer text is refused before libphonenumber looks at it.
    private const int MaxWritten = 250;

    /// <summary>Reads dialled text; on a fault says why and gives no address.</summary>
    internal static Diagnostic? Read(string text, string region, out ParticipantAddress? address)
    {
        address = null;
        if (!NumberPlan.IsRegion(region))
        {
            return new Diagnostic(AddressRules.UnknownRegion) { Path = "region" };
        }

        var strict = AddressScanner.Scan(text, out address);
        return strict is null ? null
            : IsFinal(strict.Rule) ? strict
            : Unwritten(text) is { } unwritten ? unwritten
            : EmergencyNumbers.Check(text.Trim(), region) is { } emergency ? emergency with { Index = 0 }
            : Resolve(text, region, out address);
    }

    /// <summary>What a number written with its calling code was probably meant to be; null if that is not
    /// clear.</summary>
    internal static Fix? Suggest(string text)
    {
        // 00 is the commonest international prefix, and no number plan's own numbers are written with it.
        var international = text.StartsWith("00", StringComparison.Ordinal) ? $"+{text[2..]}" : text;
        if (!international.StartsWith('+') || Number(international, NoRegion) is not { } number || !IsPossible(number))
        {
            return null;
        }

        var certain = !international.Any(char.IsAsciiLetter) || number.HasExtension;
        return Address(number) is { } address
            ? new Fix(address.ToString(), certain ? Applicability.Safe : Applicability.Guess)
            : null;
    }

    private static Diagnostic? Resolve(string text, string region, out ParticipantAddress? address)
    {
        address = null;
        if (text.Length > MaxWritten || Number(text, region) is not { } number)
        {
            return new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        var mark = NumberMarks.Find(text);
        if (mark?.Rule == AddressRules.TwoNumbers)
        {
            return mark;
        }

        if (!IsPossible(number))
        {
            return Impossible(text, region, number);
        }

        if (Address(number) is not { } found)
        {
            return new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        if (mark?.Rule == AddressRules.LettersForDigits)
        {
            return mark with { Fix = new Fix(found.ToString(), Applicability.Guess) };
        }

        address = found;
        return null;
    }

    private static Diagnostic Impossible(string text, string region, PhoneNumber number)
    {
        if (text.StartsWith("00", StringComparison.Ordinal) && Suggest(text) is { } international)
        {
            return new Diagnostic(
                AddressRules.InternationalPrefix,
                $"The number begins with 00, which is not the international prefix of {region}.")
            {
                Index = 0,
                Fix = international with { Applicability = Applicability.Guess },
            };
        }

        var digits = PhoneNumberUtil.NormalizeDigitsOnly(text);
        return new Diagnostic(
            AddressRules.ImpossibleNumber,
            $"{digits.Length} digits dialled in {region} are no phone number under +{number.CountryCode}.")
        {
            Index = 0,
            Severity = Severity.Error,
            Help =
                "For an extension write ext: and its digits; otherwise compare the number with its source: " +
                "an area code or a digit may be missing.",
        };
    }

    // Characters that nobody writes in a number, and that libphonenumber passes over without a word.
    private static Diagnostic? Unwritten(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune) && E164Diagnosis.Foreign(rune) is { } fault &&
                (fault.Rule == AddressRules.LineBreak || fault.Rule == AddressRules.InvisibleCharacter ||
                (fault.Rule == AddressRules.ForeignDigit && !rune.IsAscii)))
            {
                return fault with { Index = i };
            }
        }

        return null;
    }

    // Faults in another form of address, which no region can mend. Everything else is a way of writing a number, which
    // is what libphonenumber is for.
    private static bool IsFinal(Rule rule) =>
        rule == AddressRules.EmptyAddress || rule == AddressRules.UnknownScheme || rule == AddressRules.MissingScheme ||
        rule == AddressRules.MalformedTelUri || rule == AddressRules.MalformedSipUri || rule == AddressRules.NotAGuid ||
        rule == AddressRules.MalformedExtension || rule == AddressRules.MalformedEmail ||
        rule == AddressRules.NotAnAddress || rule == AddressRules.LeadingZero || rule == AddressRules.TwoNumbers;

    private static PhoneNumber? Number(string text, string region)
    {
        try
        {
            return PhoneNumberUtil.GetInstance().Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static bool IsPossible(PhoneNumber number) =>
        PhoneNumberUtil.GetInstance().IsPossibleNumberWithReason(number)
            == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    private static ParticipantAddress.Phone? Address(PhoneNumber number)
    {
        var text = PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164);
        var extension = number.HasExtension && number.Extension.Length > 0 ? number.Extension : null;
        return E164Number.TryParse(text, null, out var e164) &&
            (extension is null || ParticipantAddress.Extension.Fault(extension) is null)
                ? new ParticipantAddress.Phone(e164, extension)
                : null;
    }
}
