namespace Outdial.Samples.Tests;

/// <summary>Tests that share a sandbox: each calls a number of its own.</summary>
public sealed class SharedSandboxTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData("+12025550124")]
    [InlineData("+12025550125")]
    public async Task Rings_the_phone_once(string number)
    {
        var outcome = await fixture.Client.PlaceAsync(OutboundCall.To(number), TestContext.Current.CancellationToken);

        outcome.EnsurePlaced();
        Assert.Equal(1, fixture.Sandbox.Phones[number].Rings);
    }
}
