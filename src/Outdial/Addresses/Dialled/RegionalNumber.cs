using System.Buffers;
using System.Text;
using PhoneNumbers;

namespace Outdial;

/// <summary>Reads a number as it is dialled in a region.</summary>
internal static class RegionalNumber
{
    private static readonly SearchValues<char> Expected = SearchValues.Create("0123456789+()-. /");

    // Fewer digits are too few for a number with its calling code.
    private const int LeastWithCallingCode = 7;

    /// <summary>Reads the number; on a fault says why and gives none.</summary>
    /// <param name="text">The number without its extension, as it was written.</param>
    /// <param name="region">The region.</param>
    /// <param name="number">What is dialled; null on a fault.</param>
    internal static Diagnostic? Explain(string text, string region, out ParticipantAddress? number)
    {
        number = null;
        var plain = PlainText.Of(text);
        if (KeypadWord.Explain(plain.Text, region) is { } letters)
        {
            return letters with { Index = plain.Place(letters.Index) };
        }

        if (Ambiguous(plain, region) is { } ambiguous)
        {
            return ambiguous;
        }

        var fault = Resolve(plain.Text, region, out var read);
        if (Unexpected(text) is { } unexpected)
        {
            return unexpected with { Fix = Repaired(text, fault is null ? read : null, region) };
        }

        number = fault is null ? read : null;
        return fault;
    }

    private static Diagnostic? Resolve(string text, string region, out ParticipantAddress.Phone? address)
    {
        address = null;
        if (LibPhoneNumberAdapter.Read(text, region) is not { } number)
        {
            return new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        if (!LibPhoneNumberAdapter.IsPossible(number))
        {
            return Impossible(text, region, number);
        }

        if (LibPhoneNumberAdapter.Address(number) is not { } read || !LibPhoneNumberAdapter.EndsAlike(text, read))
        {
            return new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        if (!NumberPlan.IsAssigned(read.Number) && SpreadsheetNumber.HasThousands(text))
        {
            return new Diagnostic(
                AddressRules.SpreadsheetNumber,
                "The number is written as an amount, with thousands separators; as a phone number it is not assigned.")
            {
                Index = 0,
            };
        }

        address = read;
        return null;
    }

    private static Diagnostic Impossible(string text, string region, PhoneNumber number)
    {
        var digits = PhoneNumberUtil.NormalizeDigitsOnly(text);
        return new Diagnostic(
            AddressRules.ImpossibleNumber,
            text.TrimStart().StartsWith('+')
                ? $"No number under +{number.CountryCode} has {digits.Length} digits."
                : $"{digits.Length} digits dialled in {region} are not a phone number under +{number.CountryCode}.")
        {
            Index = 0,
            Severity = Severity.Error,
            Help =
                "For an extension write ext: and its digits; otherwise compare the number with its source: " +
                "an area code or a digit may be missing.",
        };
    }

    // Texts that say one number in the region and another one by themselves.
    private static Diagnostic? Ambiguous(PlainText plain, string region)
    {
        var text = plain.Text;
        var rest = text.TrimStart();
        if (rest.StartsWith('+'))
        {
            // A region adds nothing to a number that has its calling code.
            return InternationalNumber.Explain(rest, out _) is { } fault && !IsDialledAlike(fault, text, region)
                ? fault with { Index = plain.Place(fault.Index + text.Length - rest.Length) }
                : null;
        }

        // '+' and a calling code at the end.
        if (InternationalNumber.Explain(text, out _) is { Index: > 0, Fix: not null } said &&
            said.Rule == AddressRules.MissingPlus)
        {
            return said;
        }

        var dialled = Resolve(text, region, out var read) is null ? read : null;
        return LeadingDigits.Find(rest, region, dialled) is { } leading
            ? leading with { Index = plain.Place(leading.Index + text.Length - rest.Length) }
            : rest.StartsWith("00", StringComparison.Ordinal)
                ? Prefixed(rest, region, dialled)
                : TwoCountries(rest, region, dialled);
    }

    private static bool IsDialledAlike(Diagnostic fault, string text, string region) =>
        fault.Rule != AddressRules.LeadingZero && (fault.Fix is null
            ? fault.Rule == AddressRules.Separator
            : Resolve(text, region, out var read) is null && read?.ToString() == fault.Fix.Replacement);

    // 00 where it is not an international prefix: a guess, and none if it can be dialled in the region as it is.
    private static Diagnostic? Prefixed(string text, string region, ParticipantAddress.Phone? dialled)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        var prefix = LibPhoneNumberAdapter.InternationalPrefix(digits, region);
        if (prefix == "00" || (prefix is not null && dialled is not null && NumberPlan.IsAssigned(dialled.Number)))
        {
            return null;
        }

        return new Diagnostic(
            AddressRules.InternationalPrefix,
            $"The number begins with 00, which is not the international prefix of {region}.")
        {
            Index = 0,
            Fix = dialled is not null && NumberPlan.IsAssigned(dialled.Number)
                ? null
                : InternationalNumber.Suggest(text),
        };
    }

    // 12025550123 in DE: +49 12025550123, which is not assigned, or a number of North America without '+'. And
    // 4915123456789 in DE, where numbers may be as long as with the calling code twice.
    private static Diagnostic? TwoCountries(string text, string region, ParticipantAddress.Phone? dialled)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        return digits.Length >= LeastWithCallingCode && digits[0] != '0' &&
            E164Number.TryParse($"+{digits}", null, out var foreign) && NumberPlan.IsAssigned(foreign) &&
            dialled is not null && dialled.Number != foreign &&
            (!NumberPlan.IsAssigned(dialled.Number) || foreign.CallingCode == dialled.Number.CallingCode)
            ? new Diagnostic(
                AddressRules.MissingPlus,
                $"The text has two readings: a number of {Countries.Named(foreign)} without its '+', or one dialled " +
                    $"in {region} with +{dialled.Number.CallingCode} before it.")
            {
                Index = 0,
                Help = "Write '+' and the calling code first.",
            }
            : null;
    }

    // Characters that libphonenumber drops or translates without a word: the number it reads may be another party's.
    private static Diagnostic? Unexpected(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Expected.Contains(text[i]))
            {
                _ = Rune.TryGetRuneAt(text, i, out var rune);
                return E164Diagnosis.Foreign(rune) with { Index = i };
            }
        }

        return null;
    }

    // In ASCII the text says the same; a line break inside may stand between two numbers.
    private static Fix? Repaired(string text, ParticipantAddress.Phone? read, string region)
    {
        if (read is not null && !PlainText.Of(text.TrimEnd('\r', '\n')).Text.AsSpan().ContainsAnyExcept(Expected))
        {
            return new Fix(read.ToString(), Applicability.Safe);
        }

        var inner = text.Trim(
            '\'', '"', '=', ',', ';', '\u201C', '\u201D', '\u2018', '\u2019', '\u00AB', '\u00BB', ' ');
        return inner.Length < text.Length && Explain(inner, region, out var number) is null && number is not null
            ? new Fix(number.ToString(), Applicability.Guess)
            : InternationalNumber.Suggest(text);
    }
}
