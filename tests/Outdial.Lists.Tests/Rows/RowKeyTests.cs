namespace Outdial.Lists.Tests;

/// <summary>No two calls of lists have one key.</summary>
public sealed class RowKeyTests
{
    private static readonly Gen<(string List, string Row, int Attempt)> Parts = Gen.Select(
        Gen.Int[0, 4].Select(i => new[] { "a", "a-1", "a.2", "b_", "A" }[i]),
        Gen.OneOf(Gen.String[Gen.Int[0, 4].Select(i => "a1~/2"[i]), 1, 6], Gen.String[1, 4]),
        Gen.Int[1, 3]);

    [Fact]
    public void Other_parts_give_another_key() => Gen.Select(Parts, Parts).Sample((one, other) =>
    {
        var (first, second) = (Key(one), Key(other));
        Assert.True(first is null || second is null || first == second == (one == other));
    });

    [Theory]
    [InlineData("spring", true)]
    [InlineData("Spring_2026.a-1", true)]
    [InlineData("", false)]
    [InlineData("-spring", false)]
    [InlineData(".spring", false)]
    [InlineData("spring/1", false)]
    [InlineData("spring~2", false)]
    [InlineData("früh", false)]
    public void Names_are_plain(string name, bool isName) => Assert.Equal(isName, RowKey.IsName(name));

    private static CallKey? Key((string List, string Row, int Attempt) parts) =>
        RowKey.Of(parts.List, parts.Row, parts.Attempt);
}
