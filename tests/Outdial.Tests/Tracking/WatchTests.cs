using Outdial.Sandbox;
using Outdial.TestSupport;
using static Outdial.Tests.FollowedSandbox;

namespace Outdial.Tests;

/// <summary>Following a call, over real sockets, by notifications.</summary>
public sealed class WatchTests
{
    private const string Channels = "/api/v2/notifications/channels";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+447700900000", typeof(CallVerdict.Answered))]
    [InlineData("+447700900001", typeof(CallVerdict.Busy))]
    [InlineData("+447700900002", typeof(CallVerdict.NoAnswer))]
    [InlineData("+447700900003", typeof(CallVerdict.NoNumberPlan))]
    [InlineData("+447700900004", typeof(CallVerdict.StationNotAnswered))]
    public async Task Says_what_became_of_a_call(string number, Type verdict)
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(TimeProvider.System);
        var id = await PlaceAsync(client, number);
        var seen = await sandbox.FollowAsync(client, id);
        Assert.IsType(verdict, seen[^1].Verdict);
        Assert.Equal(new CallVerdict.Ongoing(CallStage.RingingCaller), seen[0].Verdict);
        Assert.Equal(1, sandbox.Requests("POST", Channels));

        // At first, once it listens, and at the end: the rest was told.
        Assert.InRange(sandbox.Looks(id), 2, 4);
        Assert.Equal(1, sandbox.Requests("POST", "/api/v2/conversations/calls"));
    }

    [Fact]
    public async Task Tells_every_stage_with_its_legs()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(TimeProvider.System);
        var seen = await sandbox.FollowAsync(client, await PlaceAsync(client));
        CallStage[] stages =
            [CallStage.RingingCaller, CallStage.CallerAnswered, CallStage.RingingCalled, CallStage.Talking];
        Assert.Equal(stages, seen.Select(one => one.Verdict).OfType<CallVerdict.Ongoing>().Select(one => one.Stage));
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
        var (own, far) = (seen[^1].Legs[0], seen[^1].Legs[1]);
        Assert.Equal((true, "user", "peer"), (own.IsOwn, own.Purpose, own.DisconnectType));
        Assert.Equal((false, "external", "endpoint"), (far.IsOwn, far.Purpose, far.DisconnectType));
        Assert.Equal("tel:+12025550123", far.Address);
        Assert.Equal(sandbox.Sandbox.UserId, own.UserId);
        Assert.Equal(Part, far.Connected - far.Started);
        Assert.Equal(Part, far.Ended - far.Connected);
    }

    [Fact]
    public async Task Asks_on_when_the_connection_is_lost()
    {
        await using var sandbox = await StartAsync(
            new SandboxOptions { Limits = new SandboxLimits { Channels = 1 } });
        using var client = sandbox.Client(new UnhurriedTime(new OutdialOptions().AttemptTimeout));
        var seen = await sandbox.FollowAsync(
            client,
            await PlaceAsync(client),

            // One channel more than there may be: the client's is closed.
            progress => progress.Verdict is CallVerdict.Ongoing { Stage: CallStage.RingingCalled }
                ? sandbox.PostAsync(Channels)
                : Task.CompletedTask);
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
    }

    [Fact]
    public async Task Listens_through_tls_of_an_authority_that_is_named()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(new SandboxOptions { Https = true });
        using var placing = sandbox.Client(configure: Trust);
        var id = await PlaceAsync(placing);
        using var client = sandbox.Client(TimeProvider.System, Trust);
        var seen = new List<CallProgress>();
        await foreach (var progress in client.WatchAsync(id, Token))
        {
            seen.Add(progress);
            sandbox.Sandbox.Advance(Part);
        }

        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
        Assert.InRange(sandbox.Looks(id), 3, 4);

        void Trust(OutdialOptions options) =>
            options.Connection.CaFile = folder.Write("ca.pem", sandbox.Sandbox.CertificateAuthorityPem!);
    }

    [Fact]
    public async Task Listens_through_the_proxy_that_is_named()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(
            new SandboxOptions { Https = true, HostNames = ["api.mypurecloud.ie", "login.mypurecloud.ie"] });
        await using var proxy = new TunnelProxy(sandbox.Sandbox.Url.Port);
        using var client = new CallClient(new OutdialOptions
        {
            AccessToken = sandbox.UserToken,
            Region = "eu-west-1",
            Connection =
            {
                CaFile = folder.Write("ca.pem", sandbox.Sandbox.CertificateAuthorityPem!),
                Proxy = $"http://{proxy.Address}",
            },
        });
        var id = await PlaceAsync(client);
        var seen = await sandbox.FollowAsync(client, id);
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
        Assert.InRange(sandbox.Looks(id), 3, 4);

        // One tunnel for requests, and one for the socket, which takes none of theirs.
        Assert.True(proxy.Heads.Count >= 2, $"{proxy.Heads.Count}");
        Assert.All(proxy.Heads, head => Assert.StartsWith("CONNECT api.mypurecloud.ie:443", head));
    }

    [Theory]
    [InlineData("RingingCalled", typeof(CallVerdict.HungUpBeforeAnswer))]
    [InlineData("Talking", typeof(CallVerdict.Answered))]
    public async Task Sees_it_when_another_program_hangs_up(string stage, Type verdict)
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(TimeProvider.System);
        using var other = sandbox.Client();
        var id = await PlaceAsync(client);
        var seen = await sandbox.FollowAsync(client, id, async progress =>
        {
            if (progress.Verdict is CallVerdict.Ongoing { Stage: var now } && $"{now}" == stage)
            {
                Assert.IsType<ChangeOutcome.Accepted>(await other.HangUpAsync(id, Token));
            }
        });
        Assert.IsType(verdict, seen[^1].Verdict);
        Assert.Contains("by an application", seen[^1].Verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled_and_lets_the_call_go_on()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var id = await PlaceAsync(client);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var progress in client.WatchAsync(id, stop.Token))
            {
                Assert.False(progress.IsOver);
                await stop.CancelAsync();
            }
        });
        var call = await sandbox.GetAsync($"/api/v2/conversations/calls/{id}");
        Assert.Equal("contacting", call.GetProperty("participants")[0].GetProperty("state").GetString());
        Assert.DoesNotContain(sandbox.Sandbox.Requests, one => one.Path.Contains("disconnect"));
    }

    [Fact]
    public async Task Follows_a_call_for_a_user_with_a_clients_token()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(TimeProvider.System, options =>
        {
            (options.AccessToken, options.UserId) = (null, new Guid(sandbox.Sandbox.UserId));
            (options.ClientId, options.ClientSecret) = (sandbox.Sandbox.ClientId, sandbox.Sandbox.ClientSecret);
        });
        var id = await PlaceAsync(client);
        var seen = await sandbox.FollowAsync(client, id);
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
        Assert.InRange(sandbox.Looks(id), 3, 4);
        Assert.Equal(0, sandbox.Requests("GET", "/api/v2/users/me"));
    }
}
