namespace Outdial.Tests;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("42", 42)]
    [InlineData("0", 0)]
    [InlineData("00000000000042", 42)]
    [InlineData("31535999", 31_535_999)]
    [InlineData("31536000", 31_536_000)]
    [InlineData("2147483647", 31_536_000)]
    [InlineData("2147483648", 31_536_000)]
    [InlineData("99999999999999", 31_536_000)]
    [InlineData("999999999999999999999999999999", 31_536_000)]
    [InlineData("Tue, 01 Sep 2026 10:01:30 GMT", 90)]
    [InlineData("Tue, 01 Sep 2026 09:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 31_536_000)]
    public void Is_what_was_asked_for_and_a_year_at_most(string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(header));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("4.2")]
    [InlineData("99999999999999 s")]
    public void Is_not_there_when_it_says_nothing(string header) => Assert.Null(Read(header));

    [Fact]
    public void Reads_any_number_of_seconds() => Gen.ULong.Sample(seconds =>
        Read(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)) ==
            TimeSpan.FromSeconds((long)Math.Min(seconds, 31_536_000)));

    private static TimeSpan? Read(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        return ResponseReader.RetryAfter(response, Now);
    }
}
