using System.Net;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;

namespace Outdial.Agreement.Tests;

/// <summary>A call is accepted, the phone rings, and the answer is lost: what two clients make of it.</summary>
public sealed class LostAnswerTests
{
    private const string Number = "+12025550123";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Losses => new("lose=504", "lose=reset", "lose=hang");

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Rings_twice_by_a_client_that_repeats(string loss)
    {
        var (sandbox, time) = await StartAsync($"{loss},count=1");
        await using var running = sandbox;
        using var client = new RepeatingClient(sandbox, time);

        var status = await client.CallAsync(Number, Patience);

        // All that the client knows is that it placed a call.
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(2, sandbox.Phones[Number].Rings);
        Assert.Equal(
            [(202, $"{loss},count=1"), (202, null)],
            sandbox.Requests.Select(request => (request.Status, request.Fault)));
        Assert.Single(sandbox.Requests.DistinctBy(request => request.RequestBody));
        Assert.Equal(2, sandbox.Requests.DistinctBy(request => request.ResponseBody).Count());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Rings_as_often_as_a_client_repeats(string loss)
    {
        var (sandbox, time) = await StartAsync(loss);
        await using var running = sandbox;
        using var client = new RepeatingClient(sandbox, time);

        var status = await client.CallAsync(Number, Patience);

        Assert.NotEqual(HttpStatusCode.Accepted, status);
        Assert.Equal(RepeatingClient.Attempts, sandbox.Phones[Number].Rings);
        Assert.All(sandbox.Requests, request => Assert.Equal((202, loss), (request.Status, request.Fault)));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Rings_once_by_Outdials_client_which_says_Unknown(string loss)
    {
        var (sandbox, time) = await StartAsync(loss);
        await using var running = sandbox;
        using var client = new CallClient(new OutdialOptions
        {
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            AccessToken = sandbox.SignIn(),
            AttemptTimeout = Patience,
        }, new CallClientServices { Time = time });

        // A pause before another attempt would be one on a clock that stands still.
        var outcome = await client.PlaceAsync(OutboundCall.To(Number)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, Assert.IsType<CallOutcome.Unknown>(outcome).AttemptCount);
        Assert.Equal(1, sandbox.Phones[Number].Rings);
        var request = Assert.Single(sandbox.Requests);
        Assert.Equal((202, loss), (request.Status, request.Fault));
    }

    /// <summary>Starts a sandbox, and the clock on which its clients lose their patience: at once when an answer is
    /// lost, and not before.</summary>
    private static async Task<(GenesysSandbox Sandbox, FakeTimeProvider Time)> StartAsync(string fault)
    {
        var time = new FakeTimeProvider();
        var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions
        {
            Faults = [SandboxFault.Parse(fault)],
            OnRequest = request =>
            {
                if (request.Fault?.StartsWith("lose=hang", StringComparison.Ordinal) == true)
                {
                    time.Advance(Patience);
                }
            },
        });
        return (sandbox, time);
    }
}
