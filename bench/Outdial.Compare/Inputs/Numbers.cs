using System.Collections.Immutable;
using System.Globalization;
using PhoneNumbers;

namespace Outdial.Compare;

/// <summary>Numbers of every plan: the example of each region and kind, with other last digits.</summary>
internal static class Numbers
{
    /// <summary>So many, the same at each run; some are in no assigned range.</summary>
    public static ImmutableArray<string> Make(int count) => [.. Endless().Take(count)];

    /// <summary>Numbers without end, the same at each run.</summary>
    public static IEnumerable<string> Endless()
    {
        var plans = PhoneNumberUtil.GetInstance();
        var examples = plans.GetSupportedRegions().Order(StringComparer.Ordinal)
            .SelectMany(region => Enum.GetValues<PhoneNumberType>()
                .Select(kind => plans.GetExampleNumberForType(region, kind)))
            .Where(number => number is not null)
            .Select(number => plans.Format(number, PhoneNumberFormat.E164))
            .Where(text => E164Number.TryParse(text, null, out _))
            .Distinct()
            .ToArray();
        var state = 0x9E3779B97F4A7C15UL;
        for (var i = 0; ; i = (i + 1) % examples.Length)
        {
            // Xorshift: the same numbers everywhere.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var kept = Math.Max(4, examples[i].Length - 4);
            var last = (state % 10_000).ToString("0000", CultureInfo.InvariantCulture);
            yield return string.Concat(examples[i].AsSpan(0, kept), last.AsSpan(0, examples[i].Length - kept));
        }
    }
}
