using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Several clients, as in several processes, that share a store of tokens.</summary>
public sealed class SharedTokenTests : IDisposable
{
    private const string Ok = """{"id":"c-1"}""";

    private readonly TemporaryFolder _folder = new();
    private int _fetched;

    private string Path => _folder.PathOf("tokens.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetches_one_token_for_all()
    {
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        var clients = Enumerable.Range(0, 8).Select(_ => For(server.Url, Client.Time())).ToList();
        var outcomes = await Task.WhenAll(clients.Select(client => client.PlaceAsync(Client.Call)));
        Assert.All(outcomes, outcome => Assert.IsType<CallOutcome.Placed>(outcome));
        clients.ForEach(client => client.Dispose());
        Assert.Equal((1, 8), (_fetched, server.Calls.Count));
    }

    [Fact]
    public async Task Fetches_one_token_for_two_containers()
    {
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        var given = Client.Options(server.Url);
        for (var i = 0; i < 2; i++)
        {
            var services = new ServiceCollection();
            services.AddSingleton<ITokenStore>(new FileTokenStore(Path));
            services.AddOutdial(options =>
            {
                (options.ClientId, options.ClientSecret) = (given.ClientId, given.ClientSecret);
                (options.LoginUrl, options.ApiUrl, options.Contract) = (given.LoginUrl, given.ApiUrl, given.Contract);
            });
            await using var container = services.BuildServiceProvider();
            Assert.IsType<CallOutcome.Placed>(
                await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));
        }

        Assert.Equal((1, 2), (_fetched, server.Calls.Count));
    }

    [Fact]
    public async Task Keeps_tokens_of_another_client_or_place_apart()
    {
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        await using var elsewhere = Server(_ => ScriptedAnswer.Json(200, Ok));
        var other = Client.Options(server.Url);
        other.ClientId = "client-2";
        var otherApi = Client.Options(server.Url);
        otherApi.ApiUrl = elsewhere.Url;
        foreach (var options in new[] { Client.Options(server.Url), other, Client.Options(elsewhere.Url), otherApi })
        {
            using var client = new CallClient(
                options, new CallClientServices { Time = Client.Time(), TokenStore = new FileTokenStore(Path) });
            Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        }

        Assert.Equal(4, _fetched);
    }

    [Fact]
    public async Task Drops_a_token_that_the_service_refuses_for_all()
    {
        await using var server = Server(request => request.Headers["Authorization"] == "Bearer t-1"
            ? ScriptedAnswer.Json(401, "{}")
            : ScriptedAnswer.Json(200, Ok));
        using (var first = For(server.Url, Client.Time()))
        {
            Assert.Equal(2, Assert.IsType<CallOutcome.Placed>(await first.PlaceAsync(Client.Call)).AttemptCount);
        }

        using var second = For(server.Url, Client.Time());
        Assert.Equal(1, Assert.IsType<CallOutcome.Placed>(await second.PlaceAsync(Client.Call)).AttemptCount);
        Assert.Equal(2, _fetched);
    }

    [Fact]
    public async Task Renews_a_stored_token_before_it_expires()
    {
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        var time = new FakeTimeProvider();
        foreach (var (seconds, expected) in new[] { (0, 1), (539, 1), (2, 2) })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            using var client = For(server.Url, time);
            await client.PlaceAsync(Client.Call);
            Assert.Equal(expected, _fetched);
        }
    }

    [Fact]
    public async Task Uses_the_newest_refresh_token_and_keeps_the_next()
    {
        var sent = new List<string>();
        await using var server = new ScriptedServer(request =>
        {
            if (request.Path != "/oauth/token")
            {
                return ScriptedAnswer.Json(200, Ok);
            }

            sent.Add(request.Body);
            return ScriptedAnswer.Json(
                200, $$"""{"access_token":"t-{{++_fetched}}","refresh_token":"r-{{_fetched}}","expires_in":600}""");
        });
        var time = new FakeTimeProvider();
        for (var i = 0; i < 3; i++)
        {
            using var client = For(server.Url, time, options => options.RefreshToken = "r-0");
            Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
            time.Advance(TimeSpan.FromSeconds(599));
        }

        Assert.Equal(
            ["r-0", "r-1", "r-2"],
            sent.Select(body => body.Split("refresh_token=")[1].Split('&')[0]));
    }

    [Fact]
    public async Task Falls_back_to_the_refresh_token_that_was_configured()
    {
        await using var server = new ScriptedServer(request =>
            request.Path != "/oauth/token" ? ScriptedAnswer.Json(200, Ok)
            : request.Body.Contains("refresh_token=stale", StringComparison.Ordinal)
                ? ScriptedAnswer.Json(400, """{"error":"invalid_grant"}""")
            : ScriptedAnswer.Json(200, """{"access_token":"t","expires_in":600}"""));
        var time = new FakeTimeProvider();
        await new FileTokenStore(Path).UpdateAsync(
            $"{server.Url}oauth/token {server.Url.Authority} client-1 user",
            _ => Task.FromResult<StoredToken?>(new(new("old"), default, default, new("stale"))),
            TestContext.Current.CancellationToken);
        using var stale = For(server.Url, time, options => options.Grant = OAuthGrant.AuthorizationCode);
        var over = Assert.IsType<CallOutcome.Unauthorized>(await stale.PlaceAsync(Client.Call));
        Assert.Equal("OD4025", over.Diagnostics[0].Rule.Id);
        using var corrected = For(server.Url, time, options => options.RefreshToken = "fresh");
        Assert.IsType<CallOutcome.Placed>(await corrected.PlaceAsync(Client.Call));

        // And the one that worked is kept, since no other came with the token.
        Assert.Contains("fresh", await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_no_request_when_no_user_is_signed_in()
    {
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        using var client = For(server.Url, Client.Time(), options => options.Grant = OAuthGrant.AuthorizationCode);
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal("OD4026", outcome.Diagnostics[0].Rule.Id);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"name": 7}""")]
    public async Task Leaves_a_file_alone_that_is_none_of_tokens(string text)
    {
        new SecretFile(Path).Write(text);
        await using var server = Server(_ => ScriptedAnswer.Json(200, Ok));
        using var client = For(server.Url, Client.Time());
        var outcome = Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Client.Call));
        Assert.Equal("OD5021", outcome.Diagnostics[0].Rule.Id);
        Assert.Equal(text, await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken));
        Assert.Empty(server.Requests);
    }

    private CallClient For(Uri url, TimeProvider time, Action<OutdialOptions>? configure = null)
    {
        var options = Client.Options(url);
        configure?.Invoke(options);
        return new CallClient(
            options,
            new CallClientServices
            {
                Time = time,
                TokenStore = new FileTokenStore(Path, TimeProvider.System),
            });
    }

    private ScriptedServer Server(Func<ReceivedRequest, ScriptedAnswer> call) => new(request =>
        request.Path == "/oauth/token"
            ? ScriptedAnswer.Json(
                200, $$"""{"access_token":"t-{{Interlocked.Increment(ref _fetched)}}","expires_in":600}""")
            : call(request));
}
