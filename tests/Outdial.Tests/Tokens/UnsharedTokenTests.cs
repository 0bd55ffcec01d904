using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>A store that cannot be changed: another process holds it, or its folder is read-only.</summary>
public sealed class UnsharedTokenTests : IDisposable
{
    private const string NotShared = "Tokens are not shared with other processes";
    private const string Waiting = "Waiting for another process, which holds";
    private const string Ok = """{"id":"c-1"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly LogRecorder _log = new();
    private int _fetched;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("tokens.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gives_a_good_token_without_its_lock(bool held)
    {
        await using var server = Server();
        await KeepAsync(server, DateTimeOffset.MaxValue);
        using var holding = held ? await new SecretFile(Path).LockAsync(Token) : null;
        if (!held)
        {
            NoLock();
        }

        Assert.IsType<CallOutcome.Placed>(await PlaceAsync(server));
        Assert.Equal((0, 0, 0), (_fetched, Said(NotShared), Said(Waiting)));
        Assert.Equal("Bearer kept", server.Calls[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("client")]
    [InlineData("user")]
    public async Task Is_gone_without_where_there_is_no_place_for_its_lock(string grant)
    {
        await using var server = Server();
        await KeepAsync(server, DateTimeOffset.MinValue, grant);
        NoLock();
        using var client = Create(server, grant);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        Assert.Equal((1, 1), (_fetched, Said(NotShared)));
    }

    [Fact]
    public async Task Is_gone_without_where_its_folder_cannot_be_made()
    {
        _folder.Write("tokens.json", "a file where the folder should be");
        await using var server = Server();
        using var client = new CallClient(
            Client.Options(server.Url),
            new CallClientServices
            {
                Time = Client.Time(),
                Logger = _log,
                TokenStore = new FileTokenStore(System.IO.Path.Combine(Path, "tokens.json")),
            });
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        Assert.Equal(1, Said(NotShared));
    }

    [Fact]
    public async Task Is_not_waited_for_when_it_stays_locked()
    {
        await using var server = Server();
        using var holding = await new SecretFile(Path).LockAsync(Token);
        Assert.IsType<CallOutcome.Placed>(await PlaceAsync(server));
        Assert.Equal((1, 1), (Said(Waiting), Said(NotShared)));
    }

    [Fact]
    public async Task Keeps_a_users_refresh_token_while_the_store_is_locked()
    {
        await using var server = Server();
        await KeepAsync(server, DateTimeOffset.MinValue, "user");
        using var holding = await new SecretFile(Path).LockAsync(Token);
        var outcome = Assert.IsType<CallOutcome.NotSent>(await PlaceAsync(server, "user"));
        Assert.Equal("OD5021", outcome.Diagnostics[0].Rule.Id);
        Assert.Contains("Another process has held", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private int Said(string words) => _log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));

    // Root may write anywhere, and opens no folder as a file.
    private void NoLock() => Directory.CreateDirectory($"{Path}.lock");

    private async Task<CallOutcome> PlaceAsync(ScriptedServer server, string grant = "client")
    {
        using var client = Create(server, grant);
        return await client.PlaceAsync(Client.Call, Token);
    }

    // The store's pauses pass at once.
    private CallClient Create(ScriptedServer server, string grant) => new CallClient(
        Options(server, grant),
        new CallClientServices
        {
            Time = Client.Time(),
            Logger = _log,
            TokenStore = new FileTokenStore(Path, Client.Time(), _log),
        });

    private async Task KeepAsync(ScriptedServer server, DateTimeOffset until, string grant = "client")
    {
        await new FileTokenStore(Path).UpdateAsync(
            SettingsReader.Read(Options(server, grant), tokensElsewhere: false, out _)!.TokenName,
            _ => Task.FromResult<StoredToken?>(new(new("kept"), until, until, new("refresh"))),
            Token);
        File.Delete($"{Path}.lock");
    }

    private static OutdialOptions Options(ScriptedServer server, string grant)
    {
        var options = Client.Options(server.Url);
        options.Grant = GrantNames.Find(grant);
        return options;
    }

    private ScriptedServer Server() => new(request => request.Path == "/oauth/token"
        ? ScriptedAnswer.Json(200, $$"""{"access_token":"t-{{++_fetched}}","expires_in":600}""")
        : ScriptedAnswer.Json(200, Ok));
}
