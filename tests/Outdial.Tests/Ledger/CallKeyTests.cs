namespace Outdial.Tests;

public sealed class CallKeyTests
{
    [Theory]
    [InlineData("order-4711", true)]
    [InlineData("Bestellung \u00e4 \uD83D\uDCDE", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(" order", false)]
    [InlineData("order ", false)]
    [InlineData("order\n4711", false)]
    public void Is_text_that_stays_the_same(string? text, bool isKey)
    {
        Assert.Equal(isKey, CallKey.TryParse(text, out var key));
        Assert.Equal(isKey ? text : "", key.ToString());
        Assert.Equal(!isKey, key.IsEmpty);
    }

    // Not as rows: a test's row is carried as UTF-8, which has no form for them either.
    [Fact]
    public void Has_no_half_of_a_surrogate_pair() => Assert.All(
        new[] { "order \uD83D", "\uDCDE", "\uDCDE\uD83D" }, text => Assert.False(CallKey.TryParse(text, out _)));

    [Fact]
    public void Has_200_characters_at_most()
    {
        Assert.True(CallKey.TryParse(new string('k', CallKey.MaxLength), out _));
        Assert.False(CallKey.TryParse(new string('k', CallKey.MaxLength + 1), out _));
        Assert.Throws<FormatException>(() => CallKey.Parse(" "));
    }
}
