using System.Text;
using PhoneNumbers;

namespace Outdial;

/// <summary>Numbers as people write them, read by libphonenumber.</summary>
internal static class WrittenNumber
{
    /// <summary>For text that begins with '+' and needs no region.</summary>
    internal const string NoRegion = "ZZ";

    private const string Separators = " -.()";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>The number that the text says in the region; null if it says none.</summary>
    internal static PhoneNumber? Read(string text, string region)
    {
        try
        {
            return Plans.Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Whether the number's length is one that its country has.</summary>
    internal static bool IsPossible(PhoneNumber number) =>
        Plans.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    /// <summary>Whether the text says a number by itself.</summary>
    internal static bool IsWhole(string text, string region) => Read(text, region) is { } number && IsPossible(number);

    /// <summary>How many digits stand behind the area code of the number that the text says; null if it says none, or
    /// one without such a code.</summary>
    internal static int? SubscriberDigits(string text, string region) =>
        Read(text, region) is { } number && IsPossible(number) &&
        Plans.GetLengthOfNationalDestinationCode(number) is > 0 and var code
            ? Plans.GetNationalSignificantNumber(number).Length - code
            : null;

    /// <summary>The number as an address, extension kept; null if it has no E.164 form.</summary>
    internal static ParticipantAddress.Phone? Address(PhoneNumber number)
    {
        var text = Plans.Format(number, PhoneNumberFormat.E164);
        var extension = number.HasExtension && number.Extension.Length > 0 ? number.Extension : null;
        return E164Number.TryParse(text, null, out var e164) &&
            (extension is null || ParticipantAddress.Extension.Fault(extension) is null)
                ? new ParticipantAddress.Phone(e164, extension)
                : null;
    }

    /// <summary>Whether the text says just this: every digit of it is there and no other, but for a trunk prefix in
    /// brackets, and the rest says nothing.</summary>
    internal static bool Says(string text, ParticipantAddress.Phone phone)
    {
        // libphonenumber drops digits too, and puts others in: +54 11 15 is read as +54 9 11.
        var end = NumberMarks.ExtensionStart(text);
        var (number, digits) = (text[..end], phone.Number.ToString()[1..]);
        return SaysNothingElse(text) &&
            (Digits(number) == digits || Digits(NumberMarks.WithoutTrunk(number)) == digits) &&
            Digits(text[end..]) == (phone.Extension ?? "");
    }

    private static string Digits(string text) =>
        string.Concat(text.EnumerateRunes().Where(Rune.IsDigit).Select(rune => (int)Rune.GetNumericValue(rune)));

    // Whether everything in the text is a digit, of any script, or a mark that says nothing. Whatever else there is,
    // libphonenumber passes over or translates, so that its reading is a guess.
    private static bool SaysNothingElse(string text)
    {
        // A line break at the end is a line's end; inside, it may stand between two numbers.
        var line = text.AsSpan().TrimEnd("\r\n");
        foreach (var rune in line[..NumberMarks.ExtensionStart(line)].EnumerateRunes())
        {
            var known = rune.IsAscii
                ? rune.Value == '+' || char.IsAsciiDigit((char)rune.Value) || Separators.Contains((char)rune.Value)
                : Rune.IsDigit(rune) || E164Diagnosis.Foreign(rune).Rule == AddressRules.InvisibleCharacter;
            if (!known)
            {
                return false;
            }
        }

        return true;
    }
}
