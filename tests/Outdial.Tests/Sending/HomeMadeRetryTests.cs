using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>However a handler of the application sends a call again, one body leaves at most, and the outcome says no
/// more than is known.</summary>
public sealed class HomeMadeRetryTests
{
    public static TheoryData<HomeMadeRetry, string> Cases() =>
    [
        .. from kind in Enum.GetValues<HomeMadeRetry>()
           from service in new[] { "fails", "breaks", "places", "is silent" }
           select new TheoryDataRow<HomeMadeRetry, string>(kind, service),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task One_body_leaves_at_most(HomeMadeRetry kind, string service)
    {
        await using var server = ScriptedServer.WithTokens(_ => service switch
        {
            "fails" => ScriptedAnswer.Json(503, "{}"),
            "breaks" => new ScriptedAnswer.Reset(),
            "is silent" => new ScriptedAnswer.Silence(),
            _ => ScriptedAnswer.Json(202, """{"id":"c-1"}"""),
        });
        await using var other = new ScriptedServer(_ => ScriptedAnswer.Json(202, """{"id":"c-2"}"""));
        var later = new ConcurrentBag<Func<Task>>();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
        {
            options.AccessToken = "token";
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
            options.Retry.BackOff = TimeSpan.FromMilliseconds(1);
            options.AttemptTimeout = TimeSpan.FromMilliseconds(service == "is silent" ? 300 : 30_000);
        }).HttpClient.AddHttpMessageHandler(() => new HomeMadeRetryHandler(kind, later, other.Url));
        await using var container = services.BuildServiceProvider();

        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call);
        foreach (var send in later)
        {
            await Assert.ThrowsAsync<StrayRequestException>(send);
        }

        var bodies = Bodies(server) + Bodies(other);
        Assert.InRange(bodies, 0, 1);
        Assert.True(
            outcome switch
            {
                CallOutcome.Placed => bodies == 1 && service == "places",
                CallOutcome.NotSent or CallOutcome.Refused => bodies == 0,
                _ => outcome is CallOutcome.Unknown,
            },
            $"{outcome}, {bodies} bodies");
        if (outcome.Diagnostics is [{ Rule.Id: "OD4045" } stray])
        {
            Assert.Contains("OutdialBuilder.HttpClient", stray.Help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_repeated_request_is_named_as_what_was_stopped()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(503, "{}"));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
        {
            options.AccessToken = "token";
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
        }).HttpClient.AddHttpMessageHandler(() => new HomeMadeRetryHandler(
            HomeMadeRetry.CopyWithBufferedContent, [], server.Url));
        await using var container = services.BuildServiceProvider();

        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call);

        Assert.IsType<CallOutcome.Unknown>(outcome);
        Assert.Equal(ServiceRules.StrayRequest, outcome.Diagnostics[0].Rule);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_handler_that_changes_the_body_once_is_let_through()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(202, """{"id":"c-1"}"""));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
        {
            options.AccessToken = "token";
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
        }).HttpClient.AddHttpMessageHandler(
            () => new HomeMadeRetryHandler(HomeMadeRetry.CopyInTaskRun, [], server.Url));
        await using var container = services.BuildServiceProvider();

        Assert.IsType<CallOutcome.Placed>(await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));
        Assert.Single(server.Calls);
    }

    private static int Bodies(ScriptedServer server) => server.Requests.Count(request => request.Body.Length > 0);
}
