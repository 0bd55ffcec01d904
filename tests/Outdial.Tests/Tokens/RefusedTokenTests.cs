using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>A token that the service refuses, with and without another one to be had.</summary>
public sealed class RefusedTokenTests : IDisposable
{
    private const string Renewing = "fetching a new one";

    private readonly TemporaryFolder _folder = new();
    private readonly LogRecorder _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("tokens.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("invalid_grant", "OD4025", false)]
    [InlineData("unauthorized_client", "OD4024", true)]
    public async Task Is_not_kept_though_there_is_no_other(string error, string why, bool keepsRefreshToken)
    {
        await using var server = new ScriptedServer(request => request.Path == "/oauth/token"
            ? ScriptedAnswer.Json(400, $$"""{"error":"{{error}}"}""")
            : ScriptedAnswer.Json(401, """{"code":"bad.credentials"}"""));
        await KeepAsync(server, "dead", "refresh");
        var outcome = await PlaceAsync(server);
        Assert.Equal(["OD4020", why], outcome.Diagnostics.Select(finding => finding.Rule.Id));
        Assert.DoesNotContain("OutdialOptions.AccessToken", outcome.Diagnostics[0].Help, StringComparison.Ordinal);
        var kept = await File.ReadAllTextAsync(Path, Token);
        Assert.Equal(keepsRefreshToken, kept.Contains("refresh", StringComparison.Ordinal));

        // Another process: it sends no call that would be refused.
        var next = await PlaceAsync(server);
        Assert.Equal(keepsRefreshToken ? why : "OD4026", Assert.Single(next.Diagnostics).Rule.Id);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Is_not_said_to_be_renewed_where_it_cannot_be()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(401, "{}"));
        var options = Client.Options(server.Url);
        options.AccessToken = "given";
        using var client = new CallClient(options, new CallClientServices { Logger = _log });
        var outcome = await client.PlaceAsync(Client.Call, Token);
        Assert.Contains(
            "OutdialOptions.AccessToken", Assert.Single(outcome.Diagnostics).Help, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Lines, line => line.Contains(Renewing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_sent_again_with_the_next_call_where_there_is_no_other()
    {
        var refusals = 2;
        await using var server = ScriptedServer.WithTokens(_ => refusals-- > 0
            ? ScriptedAnswer.Json(401, """{"code":"bad.credentials"}""")
            : ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        var options = Client.Options(server.Url);
        options.AccessToken = "given";
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });

        Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call, Token));
        Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call, Token));
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));

        Assert.Equal(3, server.Calls.Count); // one for each call: it is not sent twice for one
        Assert.All(server.Calls, call => Assert.Equal("Bearer given", call.Headers["Authorization"]));
    }

    [Fact]
    public async Task Is_sent_again_with_the_next_question_where_there_is_no_other()
    {
        var refusals = 1;
        await using var server = ScriptedServer.WithTokens(_ => refusals-- > 0
            ? ScriptedAnswer.Json(401, "{}")
            : ScriptedAnswer.Json(
                200, """{"entities":[{"id":"00000000-0000-4000-8000-000000000031","name":"Spanish"}]}"""));
        var options = Client.Options(server.Url, Contract.Platform);
        options.AccessToken = "given";
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });

        var failed = Assert.IsType<NameOutcome.Failed>(await client.FindAsync(NamedKind.Skill, "Spanish", Token));
        Assert.Contains("does not accept the token", failed.Reason.Message, StringComparison.Ordinal);
        Assert.IsType<NameOutcome.Found>(await client.FindAsync(NamedKind.Skill, "Spanish", Token));
    }

    [Fact]
    public async Task Says_nothing_of_a_token_that_was_given_where_it_was_fetched()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(401, "{}"));
        using var client = Client.For(server, logger: _log);
        var outcome = await client.PlaceAsync(Client.Call, Token);
        Assert.DoesNotContain(
            "OutdialOptions.AccessToken", Assert.Single(outcome.Diagnostics).Help, StringComparison.Ordinal);
        Assert.Contains(_log.Lines, line => line.Contains(Renewing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_client_whose_secret_was_not_sent_is_explained_so()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(
            401, """{"error":"invalid_client","error_description":"authentication failed"}"""));
        var options = Client.Options(server.Url);
        (options.ClientSecret, options.RefreshToken) = (null, "refresh");
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });
        var finding = (await client.PlaceAsync(Client.Call, Token)).Diagnostics[0];
        Assert.Equal("OD4021", finding.Rule.Id);
        Assert.Contains("none was sent", finding.Message, StringComparison.Ordinal);
        Assert.Contains("OutdialOptions.ClientSecret", finding.Help, StringComparison.Ordinal);
    }

    private async Task<CallOutcome.Unauthorized> PlaceAsync(ScriptedServer server)
    {
        using var client = new CallClient(
            Options(server), new CallClientServices { Time = Client.Time(), TokenStore = new FileTokenStore(Path) });
        return Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call, Token));
    }

    private async Task KeepAsync(ScriptedServer server, string token, string refreshToken) =>
        await new FileTokenStore(Path).UpdateAsync(
            SettingsReader.Read(Options(server), tokensElsewhere: false, out _)!.TokenName,
            _ => Task.FromResult<StoredToken?>(
                new(new(token), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, new(refreshToken))),
            Token);

    private static OutdialOptions Options(ScriptedServer server)
    {
        var options = Client.Options(server.Url);
        options.Grant = OAuthGrant.AuthorizationCode;
        return options;
    }
}
