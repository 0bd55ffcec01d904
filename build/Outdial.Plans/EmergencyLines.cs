using System.Globalization;
using System.Reflection;
using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>Every emergency line of every region, which is few enough to be listed.</summary>
internal static class EmergencyLines
{
    /// <summary>The library looks at no longer number: EmergencyNumbers.MaxDigits.</summary>
    private const int MostDigits = 6;

    /// <summary>For each line, in order, the regions in which it is one, in order. Lines are numbers with a 1 before
    /// their digits, which keeps zeros at their front.</summary>
    internal static SortedDictionary<int, SortedSet<string>> Of(PhoneNumberUtil plans)
    {
        var lines = new SortedDictionary<int, SortedSet<string>>();
        foreach (var region in plans.GetSupportedRegions())
        {
            foreach (var digits in Met(Pattern(region)))
            {
                var line = int.Parse($"1{digits}", NumberStyles.None, CultureInfo.InvariantCulture);
                lines.TryAdd(line, new(StringComparer.Ordinal));
                lines[line].Add(region);
            }
        }

        return lines;
    }

    // The package shows everybody its plans of long numbers, and these to itself only.
    private static string Pattern(string region)
    {
        var plans = typeof(MetadataManager).GetMethod(
            "GetShortNumberMetadataForRegion", BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException("The package has its short numbers elsewhere.");
        return ((PhoneMetadata?)plans.Invoke(null, [region]))?.Emergency?.NationalNumberPattern ?? "";
    }

    private static List<string> Met(string pattern)
    {
        var (found, machine) = (new List<string>(), new Nfa());
        if (pattern.Length > 0)
        {
            var end = machine.Add(PatternParser.Parse(pattern));
            Follow("", machine.Closure(machine.Starts));
            void Follow(string digits, int[] states)
            {
                if (states.Contains(end))
                {
                    found.Add(digits);
                }

                for (var digit = 0; digit < 10; digit++)
                {
                    if (machine.Closure(machine.Next(states, digit)) is [_, ..] next)
                    {
                        Follow(digits.Length < MostDigits ? $"{digits}{digit}" : throw TooLong(pattern), next);
                    }
                }
            }
        }

        return found;
    }

    private static InvalidOperationException TooLong(string pattern) =>
        new($"There are emergency lines of more than {MostDigits} digits: {pattern}");
}
