using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>The authorization code grant, with a secret and with PKCE, from the page to a call of the user's.</summary>
public sealed class AuthorizationCodeTests
{
    private const string Client = "00000000-0000-4000-8000-000000000001";
    private const string Public = "00000000-0000-4000-8000-000000000012";
    private const string Secret = "sandbox-secret-not-a-real-one";
    private const string User = "00000000-0000-4000-8000-000000000002";

    // RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public async Task With_a_secret_gives_the_token_of_the_signed_in_user()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client);

        var granted = await RedeemAsync(session, code, Session.Basic(Client, Secret));

        await AssertUsersTokenAsync(session, granted);
    }

    [Fact]
    public async Task Takes_the_secret_in_the_form_too()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client);

        await AssertUsersTokenAsync(
            session, await RedeemAsync(session, code, null, $"&client_id={Client}&client_secret={Secret}"));
    }

    [Theory]
    [InlineData(Public)]
    [InlineData(Client)]
    public async Task With_PKCE_needs_no_secret(string client)
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, client, Challenge);

        var granted = await RedeemAsync(session, code, null, $"&client_id={client}&code_verifier={Verifier}");

        await AssertUsersTokenAsync(session, granted);
    }

    [Theory]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(128)]
    [InlineData(129)]
    public async Task Takes_any_verifier_of_43_to_128_characters_and_no_other(int length)
    {
        await using var session = await Session.StartAsync();
        var unreserved = Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"];

        await Gen.String[unreserved, length, length].SampleAsync(async verifier =>
        {
            var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
            var code = await CodeAsync(session, Public, challenge);
            var reply = await RedeemAsync(session, code, null, $"&client_id={Public}&code_verifier={verifier}");
            return reply.Status == (verifier.Length is >= 43 and <= 128 ? 200 : 400);
        }, iter: 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&code_verifier=")]
    [InlineData("&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData($"&code_verifier={Challenge}")]
    public async Task Is_refused_without_the_verifier_of_its_challenge(string verifier)
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Public, Challenge);

        AssertRefused(await RedeemAsync(session, code, null, $"&client_id={Public}{verifier}"),
            400, "invalid_grant", "code_verifier is not valid");
    }

    [Fact]
    public async Task Is_refused_with_a_secret_alone_when_there_was_a_challenge()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client, Challenge);

        AssertRefused(await RedeemAsync(session, code, Session.Basic(Client, Secret)),
            400, "invalid_grant", "code_verifier is not valid");
    }

    [Theory]
    [InlineData(Client, "wrong")]
    [InlineData(Client, "")]
    [InlineData(Public, "")]
    [InlineData(Public, Secret)]
    public async Task Needs_the_clients_secret_without_a_challenge(string client, string secret)
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, client);

        AssertRefused(await RedeemAsync(session, code, Session.Basic(client, secret)),
            401, "invalid_client", "authentication failed");
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_secret_and_a_right_verifier()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client, Challenge);

        AssertRefused(
            await RedeemAsync(session, code, Session.Basic(Client, "wrong"), $"&code_verifier={Verifier}"),
            401, "invalid_client", "authentication failed");
    }

    [Fact]
    public async Task Is_good_once()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client);

        Assert.Equal(200, (await RedeemAsync(session, code, Session.Basic(Client, Secret))).Status);
        AssertRefused(await RedeemAsync(session, code, Session.Basic(Client, Secret)),
            400, "invalid_grant", "code is not valid");
    }

    [Theory]
    [InlineData(59.9, 200)]
    [InlineData(60, 400)]
    public async Task Is_good_for_a_minute(double seconds, int status)
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var code = await CodeAsync(session, Client);

        time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await RedeemAsync(session, code, Session.Basic(Client, Secret))).Status);
    }

    [Theory]
    [InlineData("grant_type=authorization_code")]
    [InlineData($"grant_type=authorization_code&code=&redirect_uri={Browser.Return}")]
    [InlineData($"grant_type=authorization_code&code=made-up&redirect_uri={Browser.Return}")]
    public async Task Is_refused_when_it_was_not_issued(string form)
    {
        await using var session = await Session.StartAsync();

        AssertRefused(await session.AskForTokenAsync(form, Session.Basic(Client, Secret)),
            400, "invalid_grant", "code is not valid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&redirect_uri=")]
    [InlineData("&redirect_uri=http://localhost:8181/other")]
    [InlineData("&redirect_uri=http://localhost:8181/BACK")]
    public async Task Is_refused_with_another_address_than_the_one_it_was_sent_to(string redirect)
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client);

        AssertRefused(
            await session.AskForTokenAsync(
                $"grant_type=authorization_code&code={code}{redirect}", Session.Basic(Client, Secret)),
            400, "invalid_grant", "redirect_uri is not valid");
    }

    [Fact]
    public async Task Is_refused_from_another_client()
    {
        await using var session = await Session.StartAsync();
        var code = await CodeAsync(session, Client);
        var other = SandboxIdentity.Numbered(0x11);

        AssertRefused(await RedeemAsync(session, code, Session.Basic(other, Secret)),
            400, "invalid_grant", "code is not valid");
    }

    private static async Task<string> CodeAsync(Session session, string client, string? challenge = null)
    {
        var query = $"response_type=code&client_id={client}&redirect_uri={Browser.Return}&state=s1";
        if (challenge is not null)
            query += $"&code_challenge={challenge}&code_challenge_method=S256";
        var returned = await Browser.SignInAsync(session, query, User);
        Assert.Equal("s1", returned["state"]);
        return returned["code"];
    }

    private static Task<Reply> RedeemAsync(Session session, string code, string? authorization, string rest = "") =>
        session.AskForTokenAsync(
            $"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(Browser.Return)}{rest}",
            authorization);

    private static async Task AssertUsersTokenAsync(Session session, Reply granted)
    {
        Assert.Equal(200, granted.Status);
        Assert.Equal(["access_token", "token_type", "expires_in", "refresh_token"],
            granted.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("bearer", "86400"), (granted["token_type"], granted["expires_in"]));
        var token = granted["access_token"];
        Assert.Equal(User, (await session.GetAsync("/api/v2/users/me", token))["id"]);
        // A user's token speaks the platform's contract, in whatever way its client sent the secret.
        Assert.Equal(202, (await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
    }

    private static void AssertRefused(Reply reply, int status, string error, string description)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal(
            $$"""{"error":"{{error}}","description":"{{description}}","error_description":"{{description}}"}""",
            reply.Text);
    }
}
