namespace Outdial.Tests;

/// <summary>Ids are stored and shown as they are, so nothing else counts as one.</summary>
public sealed class ServiceIdTests
{
    [Theory]
    [InlineData("5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11", true)]
    [InlineData("c-1", true)]
    [InlineData("5f1c1e0a6f0e4a4c9d0a6c1f2d8f0b11", true)]
    [InlineData("to +12025550123 ann", false)]
    [InlineData("+12025550123", false)]
    [InlineData("12025550123", false)]
    [InlineData("ann@example.com", false)]
    [InlineData("a\u001B[31m", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Is_a_token_and_no_phone_number(string? text, bool isId) =>
        Assert.Equal(isId ? text : null, ServiceId.Of(text));
}
