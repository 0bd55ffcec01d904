using System.Text;
using System.Text.Json;

namespace Outdial.Sandbox.Tests;

public sealed class SecretRedactorTests
{
    private const string Real = "s3cr3t/of+another=";

    [Fact]
    public async Task Leaves_no_secret_and_no_token_anywhere_in_the_journal()
    {
        await using var session = await Session.StartAsync();
        var secret = session.Sandbox.ClientSecret;
        string[] tokens = await session.TokensAsync();

        foreach (var token in tokens)
        {
            await session.PostAsync(Session.Calls, Session.PlatformCall, token);
            await session.PostAsync(Session.Calls, $$"""{"phoneNumber":["{{token}}","{{secret}}"]}""", token);
            await session.PostAsync(Session.Calls, $"{token} {secret}", token);
            await session.GetAsync($"/{token}/{secret}?access_token={token}", token);
            await session.GetAsync($"{Session.Calls}/{token}", token);
            await session.AskForTokenAsync($"grant_type={token}&client_id={secret}&scope={token}&code={token}");
            await session.AskForTokenAsync($"{token}={secret}&{secret}&client%5Fsecret={secret}");
            await session.PostAsync("/oauth/token", $$"""{"client_secret":"{{secret}}"}""", token);
        }

        var everything = string.Join('\n', session.Sandbox.Requests);
        Assert.Equal(2 + (8 * tokens.Length), session.Sandbox.Requests.Count);
        Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        Assert.All(tokens.Select(token => token["sandbox-token-".Length..]),
            token => Assert.DoesNotContain(token, everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Knows_the_secret_of_every_client_of_the_organisation()
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Clients = [new() { Id = "one" }, new() { Id = "two", Secret = "opensesame" }],
            },
        });

        await session.PostAsync(Session.Calls, """{"label":"opensesame"}""", session.Sandbox.SignIn());

        Assert.Equal("""{"label":"***"}""", Assert.Single(session.Sandbox.Requests).RequestBody);
    }

    [Theory]
    [InlineData(
        "/oauth/token", "application/x-www-form-urlencoded",
        "grant_type=client_credentials&client_id=me&client_secret=$",
        "grant_type=client_credentials&client_id=me&client_secret=***")]
    [InlineData(
        "/oauth/token", "application/x-www-form-urlencoded", "Client_Secret=$&client_id=me", "***&client_id=me")]
    [InlineData(
        "/oauth/token", "application/x-www-form-urlencoded", "code=$&code_verifier=$&assertion=$",
        "code=***&code_verifier=***&assertion=***")]
    [InlineData("/oauth/token", "application/json", """{"client_id":"me","client_secret":"$"}""", "***")]
    [InlineData("/oauth/token/", "application/x-www-form-urlencoded", "client_secret=$", "client_secret=***")]
    [InlineData("/token", "text/plain", "client_id=me&client_secret=$", "client_id=me&client_secret=***")]
    [InlineData(
        "/api/v2/conversations/calls", "application/json", """{"client_secret" : "$", "phoneNumber":"1"}""",
        """{"client_secret" : "***", "phoneNumber":"1"}""")]
    [InlineData(
        "/api/v2/conversations/calls", "application/json", """{"accessToken":"a\"$","password":7}""",
        """{"accessToken":"***","password":"***"}""")]
    public async Task Masks_the_secrets_of_others_that_were_sent_here_by_mistake(
        string path, string type, string sent, string kept)
    {
        await using var session = await Session.StartAsync();
        var body = sent.Replace("$", Real, StringComparison.Ordinal);

        await session.PostAsync(path, Encoding.UTF8.GetBytes(body), session.Sandbox.SignIn(), type);

        Assert.Equal(kept, Assert.Single(session.Sandbox.Requests).RequestBody);
    }

    [Fact]
    public async Task Leaves_the_rest_as_it_was_sent()
    {
        await using var session = await Session.StartAsync();

        await Gen.String[Gen.Char[' ', '~'], 0, 60].SampleAsync(async label =>
        {
            var body = $$"""{"phoneNumber":"+12025550123","label":{{JsonSerializer.Serialize(label)}}}""";
            var reply = await session.CallAsUserAsync(body);
            var kept = session.Sandbox.Requests.Single(entry => entry.CorrelationId == reply.CorrelationId);
            return (kept.RequestBody, kept.ResponseBody) == (body, reply.Text);
        });
    }
}
