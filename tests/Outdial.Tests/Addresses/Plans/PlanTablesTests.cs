using Outdial.Plans.Comparison;
using PhoneNumbers;

namespace Outdial.Tests;

public sealed class PlanTablesTests
{
    private const int MostDigits = 15;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    // The walk ends when no pair of a place in the tables and of what the patterns still ask for is new. Every number
    // of up to 15 digits takes one of the ways that were walked.
    [Fact]
    public void Say_of_every_number_what_the_patterns_say()
    {
        foreach (var code in Plans.GetSupportedCallingCodes())
        {
            Assert.True(new PlanWalk(code, Plans).Walk() > 0);
        }
    }

    [Fact]
    public void Say_of_every_other_calling_code_that_no_country_has_it()
    {
        var known = Plans.GetSupportedCallingCodes();
        for (var code = 100; code < 1000; code++)
        {
            for (var length = 4; length <= MostDigits; length++)
            {
                var number = E164Number.Parse($"+{code}{new string('5', length - 3)}");
                Assert.Equal(
                    !known.Contains(number.CallingCode), PlanTables.Find(number).Length == NumberLength.NoCountry);
            }
        }
    }

    // On this thread alone: others wait for answers while this one calculates.
    [Fact]
    public void Say_at_every_step_what_libphonenumber_says() => Assert.DoesNotContain(
        new PlanNumbers(new Random(1)).OfEveryStep().Concat(PlanNumbers.AroundExamples()),
        number => PlanReference.Difference(number) is not null);

    [Fact]
    public void Say_of_a_million_numbers_what_libphonenumber_says()
    {
        var numbers = new PlanNumbers(new Random(2));
        Assert.DoesNotContain(
            numbers.OfEveryBeginning(3).Concat(numbers.Any()).Take(1_000_000),
            number => PlanReference.Difference(number) is not null);
    }

    [Theory]
    [InlineData("+12025550123", "US", NumberType.FixedLineOrMobile)]
    [InlineData("+442079460123", "GB", NumberType.FixedLine)]
    [InlineData("+447400123456", "GB", NumberType.Mobile)]
    [InlineData("+441624000000", "IM", NumberType.Unassigned)]
    [InlineData("+80012345678", "001", NumberType.TollFree)]
    [InlineData("+15551234567", null, NumberType.Unassigned)]
    [InlineData("+999123456", null, NumberType.Unassigned)]
    public void Know_whose_a_number_is_and_of_what_kind(string text, string? region, NumberType type)
    {
        var number = E164Number.Parse(text);
        Assert.Equal((region, type), (number.Region, number.Type));
    }

    [Fact]
    public void No_number_is_no_regions() =>
        Assert.Equal((null, NumberType.Unassigned), (default(E164Number).Region, default(E164Number).Type));
}
