using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Accounts.Tests;

/// <summary>A person signs in at the sandbox; the browser is a client that follows forms.</summary>
public sealed class SignInRequestTests : IDisposable
{
    private const string PublicClient = "00000000-0000-4000-8000-000000000012";
    private static readonly Uri Redirect = new("http://localhost:8765/");

    private readonly TemporaryFolder _folder = new();
    private readonly Person _ann = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ann.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false, false)] // a client without a secret, and the address as the browser has it
    [InlineData(true, false)]
    [InlineData(false, true)] // and the code as a person copies it
    [InlineData(true, true)]
    public async Task Signs_a_person_in_who_then_places_calls(bool hasSecret, bool codeAlone)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var options = Options(sandbox, hasSecret);
        var store = new FileTokenStore(_folder.PathOf("tokens.json"));
        var request = SignInRequest.Create(options, Redirect);
        var back = await _ann.DecideAsync(request.Address, "sign-in", Token);
        var answer = codeAlone ? back.Query.Split("code=")[1].Split('&')[0] : back.OriginalString;
        var token = Assert.IsType<SignInOutcome.SignedIn>(await request.RedeemAsync(answer, store, Token)).Token;
        Assert.NotNull(token.RefreshToken);

        options.Grant = OAuthGrant.AuthorizationCode;
        using var client = new CallClient(options, new CallClientServices { TokenStore = store });
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task Goes_on_by_refresh_tokens_when_the_token_has_expired()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(300) }, Token);
        var options = Options(sandbox, hasSecret: true);
        options.Grant = OAuthGrant.AuthorizationCode;
        var store = new FileTokenStore(_folder.PathOf("tokens.json"));
        var request = SignInRequest.Create(options, Redirect);
        var back = await _ann.DecideAsync(request.Address, "sign-in", Token);
        await request.RedeemAsync(back.OriginalString, store, Token);
        using var client = new CallClient(options, new CallClientServices { TokenStore = store });
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        for (var i = 0; i < 3; i++)
        {
            // The service's clock alone moves on: the client learns of it by 401.
            sandbox.Advance(TimeSpan.FromSeconds(301));
            Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        }

        Assert.Equal(4, sandbox.Phones["+12025550123"].Rings);
    }

    [Theory]
    [InlineData("", "OD4027")]
    [InlineData("two words", "OD4027")]
    [InlineData("http://localhost:8765/?code=abc&state=another", "OD4027")]
    [InlineData("http://localhost:8765/?code=abc", "OD4027")]
    [InlineData("no-such-code", "OD4025")]
    public async Task Says_why_no_user_signed_in(string answer, string rule)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var request = SignInRequest.Create(Options(sandbox, hasSecret: true), Redirect);
        var failed = Assert.IsType<SignInOutcome.Failed>(await request.RedeemAsync(answer, cancellationToken: Token));
        Assert.Equal(rule, failed.Reason.Rule.Id);
    }

    [Fact]
    public async Task Says_that_the_person_did_not_agree()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var request = SignInRequest.Create(Options(sandbox, hasSecret: true), Redirect);
        var back = await _ann.DecideAsync(request.Address, "deny", Token);
        var failed = Assert.IsType<SignInOutcome.Failed>(
            await request.RedeemAsync(back.OriginalString, cancellationToken: Token));
        Assert.Equal("OD4027", failed.Reason.Rule.Id);
        Assert.Contains("The user denied the sign-in.", failed.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_another_sign_ins_code_out()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var mine = SignInRequest.Create(Options(sandbox, hasSecret: false), Redirect);
        var theirs = SignInRequest.Create(Options(sandbox, hasSecret: false), Redirect);
        var back = await _ann.DecideAsync(theirs.Address, "sign-in", Token);
        Assert.IsType<SignInOutcome.Failed>(await mine.RedeemAsync(back.OriginalString, cancellationToken: Token));
        var code = back.Query.Split("code=")[1].Split('&')[0];
        Assert.IsType<SignInOutcome.Failed>(await mine.RedeemAsync(code, cancellationToken: Token));
    }

    private static OutdialOptions Options(GenesysSandbox sandbox, bool hasSecret) => new()
    {
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
        ClientId = hasSecret ? sandbox.ClientId : PublicClient,
        ClientSecret = hasSecret ? sandbox.ClientSecret : null,
    };
}
