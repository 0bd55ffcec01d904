namespace Outdial.Tests;

public sealed class CallStampTests
{
    [Fact]
    public void Is_read_as_it_is_written() => Gen.Select(Gen.Guid, Gen.Int[1, int.MaxValue]).Sample((call, attempt) =>
    {
        var stamp = new CallStamp(call, attempt);
        return CallStamp.TryParse(stamp.ToString(), out var read) && read == stamp;
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef-")]
    [InlineData("0123456789abcdef0123456789abcdef-0")]
    [InlineData("0123456789abcdef0123456789abcdef-01")]
    [InlineData("0123456789abcdef0123456789abcdef-+1")]
    [InlineData("0123456789ABCDEF0123456789abcdef-1")]
    [InlineData("0123456789abcdef0123456789abcdef-1\0")]
    [InlineData(" 0123456789abcdef0123456789abcdef-1")]
    public void Is_read_in_no_other_form(string? text) => Assert.False(CallStamp.TryParse(text, out _));
}
