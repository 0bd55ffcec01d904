using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Checks the digits before a number that is dialled in a region: a digit for an outside line, a service
/// code, an international prefix. If they have two readings, no number is read.</summary>
internal static partial class LeadingDigits
{
    // Codes that hide or show the caller's number, or replace it for one call: ACMA's numbering plan (1831, 1832),
    // Ofcom's (141, 1470), ComReg's (141, 142), Japan's NTT (184, 186), OFCA's (133) and New Zealand's (0196, 0197).
    private static readonly FrozenDictionary<string, string[]> ServiceCodes = new Dictionary<string, string[]>
    {
        ["AU"] = ["1831", "1832"],
        ["GB"] = ["141", "1470"],
        ["HK"] = ["133"],
        ["IE"] = ["141", "142"],
        ["JP"] = ["184", "186"],
        ["NZ"] = ["0196", "0197"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Says why the text has two readings, or begins with what is not a part of a number; null if
    /// neither.</summary>
    /// <param name="text">The text without white space before it, in <see cref="PlainText"/>; it does not begin with
    /// '+'.</param>
    /// <param name="region">The region it is dialled in.</param>
    /// <param name="dialled">What libphonenumber reads; null if it reads none.</param>
    internal static Diagnostic? Find(string text, string region, ParticipantAddress.Phone? dialled) =>
        ServiceCode(text, region) ??
        OutsideLine(text, region, dialled) ??
        TwoPrefixes(text, region, dialled) ??
        LostDigit(text, dialled) ??
        KeptTrunk(text, region, dialled);

    /// <summary>The text after a first digit and its separator; null if there is none.</summary>
    /// <param name="text">The text without white space before it, in <see cref="PlainText"/>.</param>
    internal static string? AfterFirstDigit(string text) =>
        SeparateFirstDigit().Match(text) is { Success: true } match ? text[match.Length..] : null;

    private static Diagnostic? ServiceCode(string text, string region)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        var code = ServiceCodes.TryGetValue(region, out var codes)
            ? Array.Find(codes, code => digits.StartsWith(code, StringComparison.Ordinal))
            : null;
        return code is not null && After(text, code.Length) is [var next, ..] rest &&
            (next == '0' || !char.IsAsciiDigit(next)) && LibPhoneNumberAdapter.IsWhole(rest, region)
            ? new Diagnostic(
                AddressRules.ServiceCode,
                $"{code} hides or shows the caller's number in {region}; it is not part of the number.")
            {
                Index = 0,
            }
            : null;
    }

    // 0 0431 … in DE: an outside line and a number in Kiel, or 00 and Austria's calling code. 9 1 202 … in US.
    private static Diagnostic? OutsideLine(string text, string region, ParticipantAddress.Phone? dialled) =>
        AfterFirstDigit(text) is { } rest && Assigned(rest, region) is { } behind &&
        (dialled is null || dialled.Number != behind)
            ? new Diagnostic(
                AddressRules.MissingPlus,
                $"The text has two readings: the {text.First(char.IsAsciiDigit)} opens an outside line and the " +
                    "number is dialled after it, or it belongs to the number.")
            {
                Index = 0,
                Help = "Leave out what opens an outside line, or write '+' and the calling code first.",
            }
            : null;

    // 00 81 90 … in HK: 00 and Japan's calling code, or a carrier's prefix 008 and North America's. A prefix that is
    // set apart has been said: 001 47 … in SG.
    private static Diagnostic? TwoPrefixes(string text, string region, ParticipantAddress.Phone? dialled)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        return dialled is not null && digits.StartsWith("00", StringComparison.Ordinal) &&
            LibPhoneNumberAdapter.InternationalPrefix(digits, region) is { Length: > 2 } prefix &&
            !(text.StartsWith(prefix, StringComparison.Ordinal) && !char.IsAsciiDigit(text[prefix.Length])) &&
            E164Number.TryParse($"+{digits[2..]}", null, out var other) && other != dialled.Number &&
            NumberPlan.IsAssigned(other)
            ? new Diagnostic(
                AddressRules.InternationalPrefix,
                $"The text has two readings: 00 and a number of {Countries.Named(other)}, or {prefix}, a prefix of " +
                    $"{region}, and a number of {Countries.Named(dialled.Number)}.")
            {
                Index = 0,
            }
            : null;
    }

    // libphonenumber takes the 1 of North America off twice.
    private static Diagnostic? LostDigit(string text, ParticipantAddress.Phone? dialled)
    {
        if (dialled is null || dialled.Number.CallingCode != 1)
        {
            return null;
        }

        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        return digits == $"1{dialled.Number.ToString()[1..]}"
            ? new Diagnostic(AddressRules.ImpossibleNumber, "The number begins with 1 twice.")
            {
                Index = 0,
                Help = "Compare the number with its source: a digit may be doubled.",
            }
            : null;
    }

    // 020 7946 in GB: too short without its 0, so that libphonenumber keeps it.
    private static Diagnostic? KeptTrunk(string text, string region, ParticipantAddress.Phone? dialled) =>
        dialled is not null && text.TrimStart('(').StartsWith('0') && !NumberPlan.IsAssigned(dialled.Number) &&
        LibPhoneNumberAdapter.TrunkPrefix(region) == "0" &&
        dialled.Number.ToString()[(dialled.Number.ToString().Length - dialled.Number.NationalDigits)..] is ['0', ..]
            ? new Diagnostic(
                AddressRules.ImpossibleNumber,
                $"Too short, or incomplete: no number of {region} begins with 0 after its calling code, and without " +
                    "the 0 there is none of this length.")
            {
                Index = 0,
                Help = "Compare the number with its source: an area code or a digit may be missing.",
            }
            : null;

    private static E164Number? Assigned(string text, string region) =>
        LibPhoneNumberAdapter.Read(text, region) is { } number && LibPhoneNumberAdapter.IsPossible(number) &&
        LibPhoneNumberAdapter.Address(number) is { } address && NumberPlan.IsAssigned(address.Number)
            ? address.Number
            : null;

    // The text after so many digits.
    private static string After(string text, int digits)
    {
        var index = 0;
        for (; digits > 0; index++)
        {
            digits -= char.IsAsciiDigit(text[index]) ? 1 : 0;
        }

        return text[index..];
    }

    // One digit, a mark, and a number.
    [GeneratedRegex(@"\A[ '""=(]*[0-9]\)?[ .,/-]+(?=\(?[0-9+])", RegexOptions.CultureInvariant)]
    private static partial Regex SeparateFirstDigit();
}
