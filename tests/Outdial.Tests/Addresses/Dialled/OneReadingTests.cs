using PhoneNumbers;

namespace Outdial.Tests;

/// <summary>What is dialled or offered is the number that the text names, or nothing: for known numbers in generated
/// spellings.</summary>
public sealed class OneReadingTests
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    // CsCheck_Iter sets another number for longer runs.
    private static readonly long Count = Environment.GetEnvironmentVariable("CsCheck_Iter") is null ? 5_000 : -1;

    private static readonly string[] Regions = [.. Plans.GetSupportedRegions().Order(StringComparer.Ordinal)];

    private static readonly PhoneNumberType[] Types =
        [PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE];

    private static readonly string[] Before =
    [
        "", "", "", " ", "'", "\"", "=", "Tel. ", "Mobile: ", "Ann Lee <", "TEL;CELL:", "callto:", "tel:", "T ", "%20",
        "#", "*67 ", "#31#", "\u200E",
    ];

    private static readonly string[] After =
    [
        "", "", "", " ", "\n", ".0", ",0", ".00", ".5", "E+10", " x12", ",,12#", ";ext=12", " ext. 12", " poste 12",
        " Durchwahl 12", " (mobile)", " home", " ask for Ann", ">", "/35", " or 35", " / +12025550124", " +12025550124",
        " x12025550124", " ext. 2025550124", ", +44 20 7946 0018", " XXX",
        "**", "...", "?call", " \u0434\u043E\u0431. 12", "\u00B3", ":",
    ];

    private static readonly Gen<(PhoneNumber Number, string Region)> Known =
        Gen.Select(Gen.OneOf(Regions), Gen.OneOf(Types))
            .Select((region, type) => (Plans.GetExampleNumberForType(region, type), region))
            .Where(known => known.Item1 is not null);

    private static readonly Gen<(string Text, string Region, E164Number Number, string Extension)> Spellings =
        Gen.Select(
            Known, Gen.Int[0, 13], Gen.OneOf(Before), Gen.OneOf(After), Gen.Int[0, 5], Gen.OneOf(Regions))
            .Where((known, form, _, after, _, _) => form is < 9 or > 11 || after != "/35" || !IsShort(known.Number))
            .Select((known, form, before, after, digits, elsewhere) =>
            (
                before + Digits(Core(known.Number, known.Region, form), digits) + after,
                digits == 5 || form == 12 ? elsewhere : known.Region,
                E164Number.Parse(Plans.Format(known.Number, PhoneNumberFormat.E164)),
                after));

    [Fact]
    public void What_is_dialled_or_offered_is_the_number_that_is_named() =>
        Spellings.Sample(spelling => Readings(spelling.Text, spelling.Region, spelling.Number), iter: Count);

    [Fact]
    public void A_check_offers_what_a_call_dials() => Spellings.Sample(spelling =>
    {
        var (text, region, _, _) = spelling;
        var said = ParticipantAddress.Diagnose(text, region);
        var dialled = ParticipantAddress.TryFromDialled(text, region, out var address, out var fault);
        return dialled
            ? said is null || said.Fix == new Fix(address!.ToString(), Applicability.Safe)
            : said is not null && said.Rule == fault!.Rule && said.Fix == fault.Fix && said.Message == fault.Message;
    });

    // 9-31234/35 is whole without an outside line.
    private static bool IsShort(PhoneNumber number) => Plans.GetNationalSignificantNumber(number).Length < 7;

    // Digits that are lost cannot be told; a national number in another region is another number there, by its plan.
    private static bool Readings(string text, string region, E164Number number)
    {
        var offered = ParticipantAddress.Diagnose(text)?.Fix;
        return Names(offered?.Replacement, number, text, region: null) &&
            Names(ParticipantAddress.Diagnose(text, region)?.Fix?.Replacement, number, text, region) &&
            Names(
                ParticipantAddress.TryFromDialled(text, region, out var dialled, out _) ? Placed(dialled) : null,
                number, text, region);
    }

    // What is called, or what the number's plan offers in its place.
    private static string? Placed(ParticipantAddress address)
    {
        var check = new CallValidator().Check(OutboundCall.To(address));
        return check.IsValid
            ? address.ToString()
            : check.Diagnostics.FirstOrDefault(said => said.IsError)?.Fix?.Replacement;
    }

    private static bool Names(string? offered, E164Number number, string text, string? region)
    {
        if (offered is null || !ParticipantAddress.TryParse(offered, null, out var address) ||
            address is not ParticipantAddress.Phone phone)
        {
            return true;
        }

        return phone.Number == number ||
            (region is not null && number.Region != region && !SaysItsCountry(text)) ||
            IsSame(phone.Number, number);
    }

    private static bool SaysItsCountry(string text) =>
        text.Contains('+', StringComparison.Ordinal) || text.Trim().StartsWith("00", StringComparison.Ordinal);

    // Argentina's and Mexico's mobile prefix, and numbers that two regions write alike.
    private static bool IsSame(E164Number one, E164Number other) =>
        Plans.IsNumberMatch(one.ToString(), other.ToString()) is
            PhoneNumberUtil.MatchType.EXACT_MATCH;

    // In Colombia a carrier's digit stands behind the 0.
    private static bool IsTrunk(PhoneNumber number, string region) =>
        Plans.GetNddPrefixForRegion(region, true) == "0" &&
        Plans.Parse($"+{number.CountryCode}0{Plans.GetNationalSignificantNumber(number)}", region).Equals(number);

    private static string Core(PhoneNumber number, string region, int form) => form switch
    {
        0 => Plans.Format(number, PhoneNumberFormat.E164),
        1 => Plans.Format(number, PhoneNumberFormat.INTERNATIONAL),
        2 => Plans.Format(number, PhoneNumberFormat.NATIONAL),
        3 => Plans.GetNationalSignificantNumber(number),
        4 => Plans.Format(number, PhoneNumberFormat.E164)[1..],
        5 => "00" + Plans.Format(number, PhoneNumberFormat.E164)[1..],
        6 => "+00" + Plans.Format(number, PhoneNumberFormat.E164)[1..],
        7 or 8 when !IsTrunk(number, region) => Plans.Format(number, PhoneNumberFormat.E164),
        7 => $"+{number.CountryCode}0{Plans.GetNationalSignificantNumber(number)}",
        8 => $"+{number.CountryCode} (0) {Plans.GetNationalSignificantNumber(number)}",
        9 => $"0 {Plans.Format(number, PhoneNumberFormat.NATIONAL)}",
        10 => $"9-{Plans.Format(number, PhoneNumberFormat.NATIONAL)}",
        11 => $"1 {Plans.Format(number, PhoneNumberFormat.NATIONAL)}",
        12 => $"00 {Plans.Format(number, PhoneNumberFormat.INTERNATIONAL)[1..]}",
        _ => Plans.FormatOutOfCountryCallingNumber(number, region),
    };

    // ASCII for the most part; else wide or Arabic-Indic digits.
    private static string Digits(string text, int kind) => kind is > 1
        ? text
        : string.Concat(text.Select(c =>
            char.IsAsciiDigit(c) ? (char)(c - '0' + (kind == 0 ? '\uFF10' : '\u0660'))
            : c == '+' && kind == 0 ? '\uFF0B'
            : c));
}
