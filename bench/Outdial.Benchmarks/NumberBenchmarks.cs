using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using PhoneNumbers;

namespace Outdial.Benchmarks;

/// <summary>One number: its grammar beside the expression of the guide, and whether it is assigned beside
/// libphonenumber.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public partial class NumberBenchmarks
{
    private const int Count = 1_000;
    private const string Guide = @"^\+[1-9]\d{1,14}$";

    private static readonly Regex Interpreted = new(Guide);
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    // Mobile and fixed numbers of many countries, none twice: a processor learns the way of a single one by heart.
    private readonly string[] _numbers = [.. Numbers()];

    [GeneratedRegex(Guide)]
    private static partial Regex Generated { get; }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("grammar, interpreted")]
    public int InterpretedRegex() => _numbers.Count(number => Interpreted.IsMatch(number));

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("grammar, interpreted")]
    public int Parse() => _numbers.Count(number => E164Number.TryParse(number, null, out _));

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("grammar, generated")]
    public int GeneratedRegex() => _numbers.Count(number => Generated.IsMatch(number));

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("grammar, generated")]
    public int ParseAgain() => _numbers.Count(number => E164Number.TryParse(number, null, out _));

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("assigned")]
    public int Libphonenumber() => _numbers.Count(number => Plans.IsValidNumber(Plans.Parse(number, null)));

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("assigned")]
    public int ParseAndPlans() => _numbers.Count(number =>
        E164Number.TryParse(number, null, out var parsed) && parsed.Type != NumberType.Unassigned);

    private static IEnumerable<string> Numbers()
    {
        var examples = Plans.GetSupportedRegions().Order(StringComparer.Ordinal)
            .SelectMany(region => new[] { PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE }
                .Select(type => Plans.GetExampleNumberForType(region, type)))
            .Where(example => example is not null)
            .Select(example => Plans.Format(example, PhoneNumberFormat.E164))
            .Distinct()
            .ToArray();
        return Enumerable.Range(0, Count).Select(i => Vary(examples[i % examples.Length], i / examples.Length));
    }

    // Another last digit, so long as that is a number too.
    private static string Vary(string example, int by)
    {
        var last = (char)('0' + ((example[^1] - '0' + by) % 10));
        var varied = $"{example[..^1]}{last}";
        return Plans.IsValidNumber(Plans.Parse(varied, null)) ? varied : example;
    }
}
