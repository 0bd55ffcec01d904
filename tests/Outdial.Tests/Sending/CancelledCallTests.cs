using Microsoft.Extensions.DependencyInjection;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class CancelledCallTests
{
    // The answer proves that nothing was dialled, and says how long to wait: that the caller gave up meanwhile does not
    // make it less true.
    [Fact]
    public async Task Tells_what_came_before_the_caller_gave_up()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(429, "{}", "Retry-After: 5"));
        using var stop = new CancellationTokenSource();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
        {
            options.AccessToken = "token";
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
        }).HttpClient.AddHttpMessageHandler(() => new StopsAfterTheAnswer(stop));
        await using var container = services.BuildServiceProvider();

        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call, stop.Token);

        Assert.Equal(TimeSpan.FromSeconds(5), Assert.IsType<CallOutcome.Throttled>(outcome).RetryAfter);
        Assert.Equal(1, outcome.AttemptCount);
    }

    private sealed class StopsAfterTheAnswer(CancellationTokenSource stop) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await stop.CancelAsync();
            return response;
        }
    }
}
