using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class RefreshTokenTests
{
    private const string Client = "00000000-0000-4000-8000-000000000001";
    private const string Other = "00000000-0000-4000-8000-000000000011";
    private const string Public = "00000000-0000-4000-8000-000000000012";
    private const string Secret = "sandbox-secret-not-a-real-one";
    private const string User = "00000000-0000-4000-8000-000000000022";

    [Fact]
    public async Task Outlives_the_access_token_and_returns_the_next_pair()
    {
        var time = new FakeTimeProvider();
        var options = new SandboxOptions { Time = time, TokenLifetime = TimeSpan.FromSeconds(300) };
        await using var session = await Session.StartAsync(options);
        var granted = await SignInAsync(session);

        time.Advance(TimeSpan.FromSeconds(300));
        var refused = await session.GetAsync("/api/v2/users/me", granted["access_token"]);
        var next = await RefreshAsync(session, granted["refresh_token"], Session.Basic(Client, Secret));

        Assert.Equal((401, "bad.credentials"), (refused.Status, refused["code"]));
        Assert.Equal((200, "300"), (next.Status, next["expires_in"]));
        Assert.Equal(User, (await session.GetAsync("/api/v2/users/me", next["access_token"]))["id"]);
        Assert.Equal(4, new[]
        {
            granted["access_token"], granted["refresh_token"], next["access_token"], next["refresh_token"],
        }.Distinct().Count());
        Assert.Equal(200,
            (await RefreshAsync(session, next["refresh_token"], Session.Basic(Client, Secret))).Status);
    }

    [Fact]
    public async Task Is_good_once()
    {
        await using var session = await Session.StartAsync();
        var token = (await SignInAsync(session))["refresh_token"];

        Assert.Equal(200, (await RefreshAsync(session, token, Session.Basic(Client, Secret))).Status);
        AssertRefused(await RefreshAsync(session, token, Session.Basic(Client, Secret)),
            400, "invalid_grant", "refresh_token is not valid");
    }

    [Fact]
    public async Task Of_a_client_without_a_secret_needs_none()
    {
        await using var session = await Session.StartAsync();
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        var returned = await Browser.SignInAsync(session,
            $"response_type=code&client_id={Public}&redirect_uri={Browser.Return}" +
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256", User);
        var granted = await session.AskForTokenAsync($"grant_type=authorization_code&code={returned["code"]}" +
            $"&redirect_uri={Browser.Return}&client_id={Public}&code_verifier={Verifier}");

        var next = await RefreshAsync(session, granted["refresh_token"], null, $"&client_id={Public}");

        Assert.Equal(User, (await session.GetAsync("/api/v2/users/me", next["access_token"]))["id"]);
    }

    [Fact]
    public async Task Needs_no_secret_after_PKCE_but_refuses_a_wrong_one()
    {
        await using var session = await Session.StartAsync();
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        var returned = await Browser.SignInAsync(session,
            $"response_type=code&client_id={Client}&redirect_uri={Browser.Return}" +
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256", User);
        var granted = await session.AskForTokenAsync($"grant_type=authorization_code&code={returned["code"]}" +
            $"&redirect_uri={Browser.Return}&client_id={Client}&code_verifier={Verifier}");

        AssertRefused(await RefreshAsync(session, granted["refresh_token"], Session.Basic(Client, "wrong")),
            401, "invalid_client", "authentication failed");
        var next = await RefreshAsync(session, granted["refresh_token"], null, $"&client_id={Client}");
        var third = await RefreshAsync(session, next["refresh_token"], null, $"&client_id={Client}");

        Assert.Equal(User, (await session.GetAsync("/api/v2/users/me", third["access_token"]))["id"]);
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_secret_and_stays_good()
    {
        await using var session = await Session.StartAsync();
        var token = (await SignInAsync(session))["refresh_token"];

        foreach (var authorization in new[] { Session.Basic(Client, "wrong"), Session.Basic(Client, "") })
            AssertRefused(await RefreshAsync(session, token, authorization),
                401, "invalid_client", "authentication failed");

        Assert.Equal(200, (await RefreshAsync(session, token, Session.Basic(Client, Secret))).Status);
    }

    [Fact]
    public async Task Is_refused_from_another_client()
    {
        await using var session = await Session.StartAsync();
        var token = (await SignInAsync(session))["refresh_token"];

        AssertRefused(await RefreshAsync(session, token, Session.Basic(Other, Secret)),
            400, "invalid_grant", "refresh_token is not valid");
    }

    [Fact]
    public async Task Is_no_access_token_and_an_access_token_is_none()
    {
        await using var session = await Session.StartAsync();
        var granted = await SignInAsync(session);

        Assert.Equal(401, (await session.GetAsync("/api/v2/users/me", granted["refresh_token"])).Status);
        AssertRefused(await RefreshAsync(session, granted["access_token"], Session.Basic(Client, Secret)),
            400, "invalid_grant", "refresh_token is not valid");
        AssertRefused(await RefreshAsync(session, "", Session.Basic(Client, Secret)),
            400, "invalid_grant", "refresh_token is not valid");
    }

    private static async Task<Reply> SignInAsync(Session session)
    {
        var returned = await Browser.SignInAsync(
            session, $"response_type=code&client_id={Client}&redirect_uri={Browser.Return}", User);
        return await session.AskForTokenAsync(
            $"grant_type=authorization_code&code={returned["code"]}&redirect_uri={Browser.Return}",
            Session.Basic(Client, Secret));
    }

    private static Task<Reply> RefreshAsync(
        Session session, string token, string? authorization, string rest = "") =>
        session.AskForTokenAsync($"grant_type=refresh_token&refresh_token={token}{rest}", authorization);

    private static void AssertRefused(Reply reply, int status, string error, string description)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal(
            $$"""{"error":"{{error}}","description":"{{description}}","error_description":"{{description}}"}""",
            reply.Text);
    }
}
