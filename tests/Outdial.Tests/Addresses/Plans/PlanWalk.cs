using System.Globalization;
using PhoneNumbers;

namespace Outdial.Tests;

/// <summary>Walks through the tables and the patterns of a calling code together.</summary>
internal sealed class PlanWalk
{
    private const int MostDigits = 15;

    private readonly Languages _languages = new();
    private readonly PlanLanguages[] _regions;
    private readonly string _code;
    private readonly PhoneNumberDesc _main;
    private readonly HashSet<string> _seen = [];
    private readonly int[] _start;

    internal PlanWalk(int code, PhoneNumberUtil plans)
    {
        _code = code.ToString(CultureInfo.InvariantCulture);
        var languages = new List<int>();
        PhoneMetadata Plan(string region) => region == PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY
            ? plans.GetMetadataForNonGeographicalRegion(code)
            : plans.GetMetadataForRegion(region);
        _regions =
        [
            .. plans.GetRegionCodesForCountryCode(code)
                .Select(region => PlanLanguages.Add(region, Plan(region), _languages, languages)),
        ];
        _main = Plan(plans.GetRegionCodeForCountryCode(code)).GeneralDesc;
        _start = [.. languages];
    }

    /// <summary>How many pairs of a place in the tables and of what the patterns still ask for there are.</summary>
    internal int Walk()
    {
        var (entry, since) = (0, 0);
        foreach (var digit in _code)
        {
            (entry, since) = Step(entry, since, digit - '0');
        }

        Walk(entry, since, 0, _start);
        return _seen.Count;
    }

    /// <param name="entry">A state, or an ending.</param>
    /// <param name="since">How many digits the ending lies back.</param>
    /// <param name="length">How many digits come after the calling code.</param>
    /// <param name="left">What each pattern still asks for.</param>
    private void Walk(int entry, int since, int length, int[] left)
    {
        if (!_seen.Add($"{entry} {since} {length} {string.Join(' ', left)}"))
        {
            return;
        }

        if (length > 0)
        {
            Compare(entry, since, length, left);
        }

        if (_code.Length + length == MostDigits)
        {
            return;
        }

        for (var digit = 0; digit < 10; digit++)
        {
            var behind = Array.ConvertAll(left, language => _languages.Behind(language, digit));
            var (next, steps) = Step(entry, since, digit);
            Walk(next, steps, length + 1, behind);
        }
    }

    private static (int Entry, int Since) Step(int entry, int since, int digit) => entry >= PlanTables.Ending
        ? (entry, since + 1)
        : (PlanTables.States[(entry * PlanTables.RowLength) + digit], 0);

    private void Compare(int entry, int since, int length, int[] left)
    {
        var region = _regions is [var only]
            ? only
            : Array.Find(_regions, region => region.IsOf(_languages, left, length));
        var verdict = new PlanVerdict(entry < PlanTables.Ending
            ? PlanTables.States[(entry * PlanTables.RowLength) + PlanTables.RowLength - 1]
            : PlanTables.Endings[((entry - PlanTables.Ending) * PlanTables.EndingLength) + since]);
        Assert.Equal(region?.Name ?? "", PlanTables.Regions[verdict.Region]);
        Assert.Equal(region?.TypeOf(_languages, left, length) ?? NumberType.Unassigned, verdict.Type);
        Assert.Equal(LengthOf(length), verdict.Length);
    }

    private NumberLength LengthOf(int length)
    {
        var lengths = _main.PossibleLengthList;
        return _main.PossibleLengthLocalOnlyList.Contains(length) ? NumberLength.LocalOnly
            : lengths.Contains(length) ? NumberLength.Possible
            : length < lengths[0] ? NumberLength.TooShort
            : length > lengths[^1] ? NumberLength.TooLong
            : NumberLength.NotThis;
    }
}
