using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Places_a_call_from_a_container()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options => Copy(Client.Options(server.Url), options));
        await using var container = services.BuildServiceProvider(validateScopes: true);
        Assert.IsType<CallOutcome.Placed>(await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));
    }

    [Fact]
    public async Task Keeps_the_outcome_of_a_call_when_the_container_goes()
    {
        ServiceProvider? container = null;
        await using var server = ScriptedServer.WithTokens(_ =>
        {
            container!.Dispose();
            return ScriptedAnswer.Json(200, """{"id":"c-1"}""");
        });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options => Copy(Client.Options(server.Url), options));
        container = services.BuildServiceProvider();
        Assert.IsType<CallOutcome.Placed>(await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));
    }

    [Fact]
    public async Task Is_unknown_when_the_connections_go_during_a_call()
    {
        Action? close = null;
        await using var server = ScriptedServer.WithTokens(_ =>
        {
            close!();
            return ScriptedAnswer.Json(200, """{"id":"c-1"}""");
        });
        using var client = Client.For(server);
        close = client.Dispose;
        var unknown = Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Client.Call));
        Assert.Equal(ServiceRules.AnswerLost, unknown.Diagnostics[0].Rule);
    }

    [Fact]
    public void Fails_at_start_and_names_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options => options.Contract = Contract.Guide);
        using var container = services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("OutdialOptions.OrgId", failure.Message, StringComparison.Ordinal);
        Assert.Contains("OD5001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uses_the_applications_own_tokens_policy_and_clock()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IAccessTokenSource>(new FixedTokenSource(new Secret("own")));
        services.AddSingleton(new CallPolicy { Numbers = NumberPolicy.Assigned });
        services.AddOutdial(options =>
            (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url));
        await using var container = services.BuildServiceProvider();
        container.GetRequiredService<IStartupValidator>().Validate();
        var client = container.GetRequiredService<ICallClient>();
        Assert.IsType<CallOutcome.Invalid>(await client.PlaceAsync(OutboundCall.To("+15551234567")));
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(OutboundCall.To("+12024561111")));
        Assert.Equal("Bearer own", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Lets_the_application_extend_the_http_client()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options => Copy(Client.Options(server.Url), options))
            .HttpClient
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Own", "yes"));
        await using var container = services.BuildServiceProvider();
        await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call);
        Assert.Equal("yes", server.Calls[0].Headers["X-Own"]);
    }

    [Fact]
    public void Takes_from_the_environment_only_what_is_unset()
    {
        string? Variable(string name) => name switch
        {
            "GENESYS_ACCESS_TOKEN" => "machine-token",
            "GENESYS_REGION" => "eu-west-1",
            "GENESYS_USER_ID" => "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11",
            _ => null,
        };
        var named = new OutdialOptions { ClientId = "own", ClientSecret = "own-secret", Region = "us-east-1" };
        new EnvironmentSettings(OutdialOptions.From(Variable)).PostConfigure(null, named);
        Assert.Equal((null, "us-east-1"), (named.AccessToken, named.Region));
        Assert.Equal(new Guid("5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11"), named.UserId);

        var half = new OutdialOptions { ClientId = "own" };
        new EnvironmentSettings(OutdialOptions.From(Variable)).PostConfigure(null, half);
        Assert.Null(half.AccessToken);

        var empty = new OutdialOptions();
        new EnvironmentSettings(OutdialOptions.From(Variable)).PostConfigure(null, empty);
        Assert.Equal(("machine-token", "eu-west-1"), (empty.AccessToken, empty.Region));
    }

    [Theory]
    [InlineData("own", null, null, null)] // an application's own client
    [InlineData(null, "own-token", null, null)]
    [InlineData(null, null, "machine", Contract.Guide)] // the client, too, is the machine's
    public void A_variable_switches_no_application_with_its_own_caller(
        string? client, string? token, string? machine, Contract? expected)
    {
        foreach (var (org, contract) in new[] { ("acme", null), ("acme", "guide"), (null, "guide") })
        {
            string? Variable(string name) => name switch
            {
                "GENESYS_ORG_ID" => org,
                "GENESYS_CONTRACT" => contract,
                "GENESYS_CLIENT_ID" => machine,
                _ => null,
            };
            var options = new OutdialOptions { ClientId = client, AccessToken = token };
            new EnvironmentSettings(OutdialOptions.From(Variable)).PostConfigure(null, options);
            Assert.Equal(expected ?? Contract.Platform, GenesysEndpoint.ContractOf(options));
        }
    }

    [Fact]
    public void The_environments_organisation_serves_a_named_contract()
    {
        var options = new OutdialOptions { ClientId = "own", Contract = Contract.Guide };
        new EnvironmentSettings(new OutdialOptions { OrgId = "acme" }).PostConfigure(null, options);
        Assert.Equal("acme", options.OrgId);
    }

    [Fact]
    public void A_secret_goes_to_no_host_and_to_no_client_of_another()
    {
        var machine = new EnvironmentSettings(new OutdialOptions
        {
            ClientId = "machine",
            ClientSecret = "machine-secret",
            UserId = Guid.CreateVersion7(),
            LoginUrl = new Uri("https://login.example.com"),
            ApiUrl = new Uri("https://api.example.com"),
        });
        var region = new OutdialOptions { ClientId = "own", ClientSecret = "own-secret", Region = "eu-west-1" };
        machine.PostConfigure(null, region);
        Assert.Equal<(Uri?, Uri?, Guid?)>((null, null, null), (region.LoginUrl, region.ApiUrl, region.UserId));

        var half = new OutdialOptions { ClientId = "own", LoginUrl = new Uri("https://own.example.org") };
        machine.PostConfigure(null, half);
        Assert.Equal<(Uri?, string?)>((null, null), (half.ApiUrl, half.ClientSecret));
    }

    private static void Copy(OutdialOptions from, OutdialOptions to) =>
        (to.Contract, to.ClientId, to.ClientSecret, to.LoginUrl, to.ApiUrl) =
            (from.Contract, from.ClientId, from.ClientSecret, from.LoginUrl, from.ApiUrl);
}
