using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Outdial;

/// <summary>Numbers as people write them, read by libphonenumber.</summary>
internal static class LibPhoneNumberAdapter
{
    /// <summary>For text that begins with '+' and needs no region.</summary>
    internal const string NoRegion = "ZZ";

    private const int Russia = 7;

    private const string Separators = " -.()";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>The number that the text says in the region; null if it says none.</summary>
    internal static PhoneNumber? Read(string text, string region)
    {
        var read = Parse(text, region);

        // Where a country has no trunk prefix, libphonenumber keeps the 0 of (0).
        return read is not null && WithoutTrunk(text) is var without && without.Length < text.Length &&
            !Plans.IsValidNumber(read) && Parse(without, region) is { } trunk && Plans.IsValidNumber(trunk)
                ? trunk
                : read;
    }

    private static PhoneNumber? Parse(string text, string region)
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

    /// <summary>A number without the digits that are dialled inside its country only, if it contains them and is
    /// assigned without them; null otherwise.</summary>
    /// <param name="number">A number that is not assigned as it is.</param>
    /// <param name="isImpossible">Whether no number of its country has its length.</param>
    internal static E164Number? AsFromAbroad(E164Number number, bool isImpossible)
    {
        var text = number.ToString();
        var isPrefixed = text[(text.Length - number.NationalDigits)..] is ['0', ..] ||
            (number.CallingCode == Russia && text is [_, _, '8', ..]);
        return (isImpossible || isPrefixed) && Read(text, NoRegion) is { } read && Address(read) is { } address &&
            address.Number != number && address.Number.CallingCode == number.CallingCode &&
            EndsAlike(text, address) && NumberPlan.IsAssigned(address.Number)
                ? address.Number
                : null;
    }

    /// <summary>Whether the number's length is one that its country has.</summary>
    internal static bool IsPossible(PhoneNumber number) =>
        Plans.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    /// <summary>Whether the text alone is a number.</summary>
    internal static bool IsWhole(string text, string region) => Read(text, region) is { } number && IsPossible(number);

    /// <summary>How many digits follow the area code of the number that the text says; null if it says none, or
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
    /// <param name="text">The number without an extension.</param>
    /// <param name="phone">What libphonenumber reads.</param>
    internal static bool Says(string text, ParticipantAddress.Phone phone)
    {
        // libphonenumber drops digits too, and puts others in: +54 11 15 is read as +54 9 11.
        var digits = phone.Number.ToString()[1..];
        return SaysNothingElse(text) && (Digits(text) == digits || Digits(WithoutTrunk(text)) == digits);
    }

    /// <summary>Whether the number ends in the digits in which the text ends: of a text that it understands in part
    /// only, libphonenumber drops the rest. Where it left out digits after a calling code, the number is assigned:
    /// they may be a trunk prefix, or a carrier's.</summary>
    internal static bool EndsAlike(string text, ParticipantAddress.Phone phone)
    {
        const int Compared = 6;
        var (written, read) = (Digits(text), phone.Number.ToString()[1..]);
        var count = Math.Min(Compared, Math.Min(written.Length, read.Length));
        var isWhole = !text.Contains('+', StringComparison.Ordinal) || written == read ||
            Digits(WithoutTrunk(text)) == read || NumberPlan.IsAssigned(phone.Number);
        return phone.Extension is null && isWhole &&
            written.AsSpan(written.Length - count).SequenceEqual(read.AsSpan(read.Length - count));
    }

    /// <summary>The international prefix of the region, a carrier's digits among them, with which the digits begin;
    /// null if they do not.</summary>
    internal static string? InternationalPrefix(string digits, string region) =>
        Plans.GetMetadataForRegion(region)?.InternationalPrefix is { Length: > 0 } prefix &&
        Regex.Match(digits, $@"\A(?:{prefix})", RegexOptions.CultureInvariant) is { Success: true } match
            ? match.Value
            : null;

    /// <summary>The digits 0-9 of a text, without everything else.</summary>
    internal static string AsciiDigits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The main region of a number with its calling code; <see cref="NoRegion"/> if it has none.</summary>
    internal static string RegionOf(string text) =>
        Read(text, NoRegion) is { } number ? Plans.GetRegionCodeForCountryCode(number.CountryCode) : NoRegion;

    /// <summary>What is dialled before a national number in the region; null if nothing is.</summary>
    internal static string? TrunkPrefix(string region) => Plans.GetNddPrefixForRegion(region, true);

    // (0) is not dialled from abroad.
    private static string WithoutTrunk(string text)
    {
        var trunk = text.IndexOf("(0)", StringComparison.Ordinal);
        return trunk < 0 ? text : text.Remove(trunk, 3);
    }

    private static string Digits(string text) =>
        string.Concat(text.EnumerateRunes().Where(Rune.IsDigit).Select(rune => (int)Rune.GetNumericValue(rune)));

    // Whether everything in the text is a digit, of any script, or a mark that says nothing. Whatever else there is,
    // libphonenumber passes over or translates, so that its reading is a guess.
    private static bool SaysNothingElse(string text)
    {
        // A line break at the end is a line's end; inside, it may stand between two numbers.
        var line = text.AsSpan().TrimEnd("\r\n");
        foreach (var rune in line.EnumerateRunes())
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
