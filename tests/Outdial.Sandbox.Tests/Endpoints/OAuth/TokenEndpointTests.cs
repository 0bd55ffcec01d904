using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class TokenEndpointTests
{
    private const string Id = "00000000-0000-4000-8000-000000000001";
    private const string Secret = "sandbox-secret-not-a-real-one";
    private const string Grant = "grant_type=client_credentials";

    [Fact]
    public async Task Issues_a_token_for_a_secret_in_the_form_or_by_Basic()
    {
        await using var session = await Session.StartAsync();

        foreach (var reply in new[] { await session.AskInGuideMannerAsync(), await session.AskByBasicAsync() })
        {
            Assert.Equal(200, reply.Status);
            Assert.Equal(["access_token", "token_type", "expires_in"],
                reply.Json.EnumerateObject().Select(member => member.Name));
            Assert.Equal("bearer", reply["token_type"]);
            Assert.Equal("86400", reply["expires_in"]);
            Assert.True(reply.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task Gives_the_documented_client_and_user()
    {
        await using var session = await Session.StartAsync();

        Assert.Equal((Id, Secret), (session.Sandbox.ClientId, session.Sandbox.ClientSecret));
        Assert.Equal("00000000-0000-4000-8000-000000000002", session.Sandbox.UserId);
    }

    public static TheoryData<string, string?, int, string, string> Refusals => new()
    {
        // As recorded of the real login service.
        { $"{Grant}&client_id=none&client_secret={Secret}", null, 400, "invalid_client", "client not found" },
        { $"{Grant}&client_id={Id}&client_secret=wrong", null, 401, "invalid_client", "authentication failed" },
        { Grant, Session.Basic("none", Secret), 400, "invalid_client", "client not found" },
        { Grant, Session.Basic(Id, "wrong"), 401, "invalid_client", "authentication failed" },
        // By RFC 6749.
        { $"{Grant}&client_id={Id}", null, 401, "invalid_client", "authentication failed" },
        { Grant, null, 400, "invalid_client", "client not found" },
        { "", null, 400, "invalid_request", "grant_type is missing" },
        { "grant_type=", Session.Basic(Id, Secret), 400, "invalid_request", "grant_type is missing" },
        {
            "grant_type=password", Session.Basic(Id, Secret), 400, "unsupported_grant_type",
            "grant_type is not supported"
        },
        { $"{Grant}&{Grant}", Session.Basic(Id, Secret), 400, "invalid_request", "parameter is repeated" },
        {
            $"{Grant}&client_secret={Secret}", Session.Basic(Id, Secret), 400, "invalid_request",
            "client authentication is malformed"
        },
        { Grant, "Basic !", 400, "invalid_request", "client authentication is malformed" },
        { Grant, "Basic bm9jb2xvbg==", 400, "invalid_request", "client authentication is malformed" },
        { Grant, "Bearer something", 400, "invalid_client", "client not found" },
        {
            string.Concat(Enumerable.Range(0, 2000).Select(n => $"f{n}=1&")), null, 400, "invalid_request",
            "form is malformed"
        },
        { new string('x', 512_001), null, 413, "invalid_request", "request is too large" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refuses_in_the_login_services_own_shape(
        string form, string? authorization, int status, string error, string description)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.AskForTokenAsync(form, authorization);

        Assert.Equal(status, reply.Status);
        Assert.Equal(
            $$"""{"error":"{{error}}","description":"{{description}}","error_description":"{{description}}"}""",
            reply.Text);
        Assert.Equal(status == 401 ? ["Basic"] : [], reply.Headers.WwwAuthenticate.Select(scheme => scheme.Scheme));
        Assert.NotNull(Assert.Single(session.Sandbox.Requests).Explanation);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Refuses_what_is_not_a_form(string? contentType)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync("/oauth/token", "grant_type=x"u8.ToArray(), token: null, contentType);

        Assert.Equal((400, "invalid_request"), (reply.Status, reply["error"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(172_800)]
    public async Task Expires_tokens_by_the_clock_it_is_given(int seconds)
    {
        var time = new FakeTimeProvider();
        var lifetime = TimeSpan.FromSeconds(seconds);
        var options = new SandboxOptions { Time = time, TokenLifetime = lifetime };
        await using var session = await Session.StartAsync(options);
        var granted = await session.AskByBasicAsync();
        Assert.Equal($"{seconds}", granted["expires_in"]);
        string[] tokens = [granted["access_token"], session.Sandbox.SignIn()];

        time.Advance(lifetime - TimeSpan.FromTicks(1));
        foreach (var token in tokens)
            Assert.Equal(404, (await session.GetAsync($"{Session.Calls}/none", token)).Status);

        time.Advance(TimeSpan.FromTicks(1));
        foreach (var token in tokens)
        {
            var refused = await session.GetAsync($"{Session.Calls}/none", token);
            Assert.Equal((401, "bad.credentials"), (refused.Status, refused["code"]));
        }
    }

    [Fact]
    public async Task Rounds_the_lifetime_down()
    {
        var options = new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(1.9) };
        await using var session = await Session.StartAsync(options);

        Assert.Equal("1", (await session.AskByBasicAsync())["expires_in"]);
    }

    [Fact]
    public async Task Never_gives_the_same_token_twice()
    {
        await using var session = await Session.StartAsync();
        string[] tokens = [.. await session.TokensAsync(), .. await session.TokensAsync()];

        Assert.Equal(6, tokens.Distinct().Count());
    }
}
