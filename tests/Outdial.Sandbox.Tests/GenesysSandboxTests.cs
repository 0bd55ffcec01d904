using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Outdial.Sandbox.Tests;

public sealed class GenesysSandboxTests
{
    [Fact]
    public async Task Listens_on_the_loopback_address_and_on_no_other()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == sandbox.Url.Port);

        Assert.Equal([new IPEndPoint(IPAddress.Loopback, sandbox.Url.Port)], listeners);
        Assert.Equal($"http://127.0.0.1:{sandbox.Url.Port}/", sandbox.Url.AbsoluteUri);
    }

    [Fact]
    public async Task Lets_no_environment_variable_move_it()
    {
        const string variable = "ASPNETCORE_URLS";
        Environment.SetEnvironmentVariable(variable, "http://0.0.0.0:0");
        try
        {
            await using var sandbox = await GenesysSandbox.StartAsync();
            Assert.Equal("127.0.0.1", sandbox.Url.Host);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task Takes_the_port_it_is_given()
    {
        var port = FreePort();
        await using var session = await Session.StartAsync(new SandboxOptions { Port = port });

        Assert.Equal(port, session.Sandbox.Url.Port);
        Assert.Equal(200, (await session.AskByBasicAsync()).Status);
    }

    [Fact]
    public async Task Names_a_port_that_is_in_use()
    {
        await using var first = await GenesysSandbox.StartAsync();
        var port = first.Url.Port;

        var exception = await Assert.ThrowsAsync<IOException>(
            () => GenesysSandbox.StartAsync(new SandboxOptions { Port = port }));

        Assert.Contains($"Port {port} ", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<SandboxOptions> OptionsOutOfRange => new(
        new SandboxOptions { Port = -1 },
        new SandboxOptions { Port = 65_536 },
        new SandboxOptions { TokenLifetime = TimeSpan.Zero },
        new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(172_801) },
        new SandboxOptions { JournalLimit = 0 },
        new SandboxOptions { CallLimit = 0 },
        new SandboxOptions { PhoneLimit = 0 },
        new SandboxOptions { Time = null! },
        new SandboxOptions { Contract = (SandboxContract)3 });

    [Theory]
    [MemberData(nameof(OptionsOutOfRange))]
    public async Task Refuses_an_option_out_of_range(SandboxOptions options) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => GenesysSandbox.StartAsync(options));

    [Fact]
    public async Task Does_not_start_when_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => GenesysSandbox.StartAsync(cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public async Task Stops_when_disposed_however_often_and_keeps_what_it_recorded()
    {
        var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();
        await session.PostAsync(Session.Calls, Session.PlatformCall, token);

        await session.Sandbox.DisposeAsync();
        await session.Sandbox.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => session.GetAsync("/nowhere", token));
        Assert.Single(session.Sandbox.Requests);
        Assert.Equal(1, session.Sandbox.Phones.Rings);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Runs_beside_others_that_know_nothing_of_it()
    {
        await using var one = await Session.StartAsync();
        await using var other = await Session.StartAsync();

        await one.PostAsync(Session.Calls, Session.PlatformCall, one.Sandbox.SignIn());
        var stranger = await other.PostAsync(Session.Calls, Session.PlatformCall, one.Sandbox.SignIn());

        Assert.Equal(401, stranger.Status);
        Assert.Equal((1, 0), (one.Sandbox.Phones.Rings, other.Sandbox.Phones.Rings));
    }

    [Fact]
    public async Task Counts_every_ring_of_callers_at_the_same_time()
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            index => session.PostAsync(Session.Calls, $$"""{"phoneNumber":"+1202555010{{index % 10}}"}""", token)));

        Assert.All(replies, reply => Assert.Equal(202, reply.Status));
        Assert.Equal(200, replies.Select(reply => reply["id"]).Distinct().Count());
        Assert.All(session.Sandbox.Phones, phone => Assert.Equal(20, phone.Rings));
        Assert.Equal((10, 200), (session.Sandbox.Phones.Count(), session.Sandbox.Phones.Rings));
        Assert.Equal(200, session.Sandbox.Requests.Count);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
