using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>What the pages of sign-ins show: see <see cref="CodeExampleTests"/>.</summary>
public sealed class SignInExampleTests
{
    private static readonly Uri Redirect = new("http://localhost:8765/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OD4025_Wrong()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var request = SignInRequest.Create(Options(sandbox), Redirect);
        var outcome = await request.RedeemAsync("a-code-that-was-used-before", cancellationToken: Token);
        var failed = Assert.IsType<SignInOutcome.Failed>(outcome);
        Assert.Equal(ServiceRules.SignInOver, failed.Reason.Rule);
    }

    [Fact]
    public async Task OD4025_Right()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var ann = new Person();
        var request = SignInRequest.Create(Options(sandbox), Redirect);
        var back = await ann.DecideAsync(request.Address, "sign-in", Token);
        var outcome = await request.RedeemAsync(back.OriginalString, cancellationToken: Token);
        Assert.IsType<SignInOutcome.SignedIn>(outcome);
    }

    [Fact]
    public async Task OD4027_Wrong()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var ann = new Person();
        var request = SignInRequest.Create(Options(sandbox), Redirect);
        var back = await ann.DecideAsync(request.Address, "deny", Token);
        var outcome = await request.RedeemAsync(back.OriginalString, cancellationToken: Token);
        var failed = Assert.IsType<SignInOutcome.Failed>(outcome);
        Assert.Equal(ServiceRules.SignInFailed, failed.Reason.Rule);
    }

    [Fact]
    public async Task OD4027_Right()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var ann = new Person();
        var request = SignInRequest.Create(Options(sandbox), Redirect);
        var back = await ann.DecideAsync(request.Address, "sign-in", Token);
        var outcome = await request.RedeemAsync(back.OriginalString, cancellationToken: Token);
        Assert.IsType<SignInOutcome.SignedIn>(outcome);
    }

    private static OutdialOptions Options(GenesysSandbox sandbox) => new()
    {
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
        ClientId = sandbox.ClientId,
        ClientSecret = sandbox.ClientSecret,
    };
}
