using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class RepeatingHandlerGuardTests
{
    [Fact]
    public void Stops_a_host_with_a_stock_resilience_handler_on_our_client() => AssertStops(services =>
        services.AddOutdial(Signed).HttpClient.AddStandardResilienceHandler());

    [Fact]
    public void Stops_a_host_with_one_on_all_its_clients() => AssertStops(services =>
    {
        services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
        services.AddOutdial(Signed);
    });

    [Fact]
    public void Stops_a_host_with_a_hedging_handler() => AssertStops(services =>
        services.AddOutdial(Signed).HttpClient.AddStandardHedgingHandler());

    [Fact]
    public void Stops_a_host_with_a_resilience_handler_of_its_own() => AssertStops(services =>
        services.AddOutdial(Signed).HttpClient.AddResilienceHandler("own", _ => { }));

#pragma warning disable EXTEXP0001 // The way out that the finding names is marked as experimental by its authors.
    [Fact]
    public void Lets_a_host_start_that_takes_it_off_our_client()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
        services.AddOutdial(Signed).HttpClient.RemoveAllResilienceHandlers();
        using var container = services.BuildServiceProvider();
        container.GetRequiredService<IStartupValidator>().Validate();
    }
#pragma warning restore EXTEXP0001

    [Fact]
    public async Task Stops_at_its_second_try_what_it_does_not_know()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(503, "{}"));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTransient<RepeatingHandler>();
        services.AddOutdial(options =>
        {
            Signed(options);
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
        }).HttpClient.AddHttpMessageHandler<RepeatingHandler>();
        await using var container = services.BuildServiceProvider();

        Assert.IsType<CallOutcome.Unknown>(await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));

        Assert.Single(server.Calls);
    }

    private static void AssertStops(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        using var container = services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("OD5008", failure.Message, StringComparison.Ordinal);
        Assert.Contains("a second ringing phone", failure.Message, StringComparison.Ordinal);
    }

    private static void Signed(OutdialOptions options) => options.AccessToken = "token";
}
