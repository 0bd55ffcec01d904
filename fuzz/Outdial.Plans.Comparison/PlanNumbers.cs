using System.Globalization;
using PhoneNumbers;

namespace Outdial.Plans.Comparison;

/// <summary>Numbers at which a mistake in the automaton would show.</summary>
internal sealed class PlanNumbers(Random random)
{
    private const int MostDigits = 15;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>Every step of the automaton: the shortest way to every state, each digit behind it, and each number of
    /// random digits behind that.</summary>
    internal IEnumerable<E164Number> OfEveryStep()
    {
        var ways = new Dictionary<int, string> { [0] = "" };
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out var state))
        {
            for (var digit = 0; digit < 10; digit++)
            {
                var way = string.Create(CultureInfo.InvariantCulture, $"{ways[state]}{digit}");
                var next = PlanTables.States[(state * PlanTables.RowLength) + digit];
                if (next < PlanTables.Ending && ways.TryAdd(next, way))
                {
                    open.Enqueue(next);
                }

                for (var length = way.Length; length <= MostDigits; length++)
                {
                    if (Number(way, length) is { } number)
                    {
                        yield return number;
                    }
                }
            }
        }
    }

    /// <summary>Around the example of every kind in every region: every number that differs in one digit, and every one
    /// that has one digit more.</summary>
    internal static IEnumerable<E164Number> AroundExamples()
    {
        foreach (var text in Examples().Distinct())
        {
            for (var at = 1; at <= text.Length; at++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    foreach (var near in new[]
                    {
                        $"{text[..at]}{digit}{(at < text.Length ? text[(at + 1)..] : "")}",
                        $"{text[..at]}{digit}{text[at..]}",
                    })
                    {
                        if (E164Number.TryParse(near, null, out var number))
                        {
                            yield return number;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Under every calling code every way to begin, with random digits behind it.</summary>
    /// <param name="digits">How many digits behind the calling code are gone through.</param>
    internal IEnumerable<E164Number> OfEveryBeginning(int digits)
    {
        var count = (int)Math.Pow(10, digits);
        foreach (var code in Plans.GetSupportedCallingCodes())
        {
            for (var begin = 0; begin < count; begin++)
            {
                var way = code.ToString(CultureInfo.InvariantCulture) +
                    begin.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
                if (Number(way, Math.Min(random.Next(way.Length, way.Length + 9), MostDigits)) is { } number)
                {
                    yield return number;
                }
            }
        }
    }

    /// <summary>Any number at all, without end; most with a calling code that some country has.</summary>
    internal IEnumerable<E164Number> Any()
    {
        int[] codes = [.. Plans.GetSupportedCallingCodes()];
        while (true)
        {
            var code = random.Next(50) == 0 ? random.Next(1, 1000) : codes[random.Next(codes.Length)];
            var way = code.ToString(CultureInfo.InvariantCulture);
            if (Number(way, random.Next(way.Length, MostDigits + 1)) is { } number)
            {
                yield return number;
            }
        }
    }

    private E164Number? Number(string beginning, int length)
    {
        Span<char> text = stackalloc char[length + 1];
        text[0] = '+';
        beginning.CopyTo(text[1..]);
        foreach (ref var digit in text[(beginning.Length + 1)..])
        {
            digit = (char)('0' + random.Next(10));
        }

        return E164Number.TryParse(text, null, out var number) ? number : null;
    }

    private static IEnumerable<string> Examples() =>
        from type in Enum.GetValues<PhoneNumberType>()
        from example in Plans.GetSupportedRegions().Select(region => Plans.GetExampleNumberForType(region, type))
            .Concat(Plans.GetSupportedGlobalNetworkCallingCodes().Select(Plans.GetExampleNumberForNonGeoEntity))
        where example is not null
        select Plans.Format(example, PhoneNumberFormat.E164);
}
