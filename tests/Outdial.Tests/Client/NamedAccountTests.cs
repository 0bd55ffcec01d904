using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Several accounts in one container.</summary>
public sealed class NamedAccountTests
{
    private readonly ServiceCollection _services = new();

    public NamedAccountTests() => _services.AddLogging();

    [Fact]
    public async Task Each_account_places_with_its_own_settings()
    {
        await using var one = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        await using var two = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-2"}"""));
        await using var three = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-3"}"""));
        _services.AddOutdial(options => Set(options, one.Url));
        _services.AddOutdial("sales", options => Set(options, two.Url))
            .HttpClient.ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Account", "sales"));
        _services.AddOutdial("support", Section(
            "Accounts:Support",
            ("ClientId", "id"), ("ClientSecret", "secret"), ("LoginUrl", $"{three.Url}"), ("ApiUrl", $"{three.Url}")));
        await using var container = _services.BuildServiceProvider(validateScopes: true);
        container.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal("c-1", await PlaceAsync(container.GetRequiredService<ICallClient>()));
        Assert.Equal("c-2", await PlaceAsync(container.GetRequiredKeyedService<ICallClient>("sales")));
        Assert.Equal("c-3", await PlaceAsync(container.GetRequiredKeyedService<ICallClient>("support")));
        Assert.Equal("sales", two.Calls.Single().Headers["X-Account"]);
        Assert.All([one, three], server => Assert.DoesNotContain("X-Account", server.Calls.Single().Headers.Keys));
        Assert.Same(
            container.GetKeyedService<ICallClient>("sales"), container.GetKeyedService<ICallClient>("sales"));
    }

    [Fact]
    public void A_named_account_alone_is_not_the_unnamed_one()
    {
        _services.AddOutdial("sales", options => options.AccessToken = "token");
        using var container = _services.BuildServiceProvider();

        Assert.Null(container.GetService<ICallClient>());
        Assert.Null(container.GetKeyedService<ICallClient>("support"));
        Assert.NotNull(container.GetKeyedService<ICallClient>("sales"));
    }

    [Fact]
    public void The_host_does_not_start_and_every_fault_names_its_account()
    {
        _services.AddOutdial("good", options => options.AccessToken = "token");
        _services.AddOutdial("sales", options => options.Contract = Contract.Guide);
        _services.AddOutdial("support", Section("Accounts:Support", ("Regoin", "eu-west-1")));
        using var container = _services.BuildServiceProvider();

        var failures = Assert.Throws<AggregateException>(
                () => container.GetRequiredService<IStartupValidator>().Validate())
            .InnerExceptions.Cast<OptionsValidationException>().SelectMany(failure => failure.Failures).ToList();

        Assert.All(failures, fault => Assert.Matches("^Account '(sales|support)': ", fault));
        Assert.Contains(failures, fault => fault.Contains("OutdialOptions.OrgId", StringComparison.Ordinal));
        Assert.Contains(failures, fault => fault.Contains("Accounts:Support:Regoin", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_of_wrong_settings_cannot_be_resolved()
    {
        _services.AddOutdial("sales", _ => { });
        using var container = _services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredKeyedService<ICallClient>("sales"));

        Assert.Equal("sales", failure.OptionsName);
        Assert.StartsWith("Account 'sales': ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_is_not_a_named_accounts()
    {
        var environment = new EnvironmentSettings(new OutdialOptions { AccessToken = "machine", Region = "eu-west-1" });
        var (named, unnamed) = (new OutdialOptions(), new OutdialOptions());

        environment.PostConfigure("sales", named);
        environment.PostConfigure(Options.DefaultName, unnamed);

        Assert.Equal((null, null), (named.AccessToken, named.Region));
        Assert.Equal(("machine", "eu-west-1"), (unnamed.AccessToken, unnamed.Region));
    }

    [Fact]
    public async Task Tokens_go_to_the_account_that_they_are_registered_for()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        _services.AddSingleton<IAccessTokenSource>(new FixedTokenSource(new Secret("unnamed")));
        _services.AddKeyedSingleton<IAccessTokenSource>("sales", new FixedTokenSource(new Secret("of-sales")));
        _services.AddOutdial("sales", options => (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url));
        _services.AddOutdial("support", options => (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url));
        await using var container = _services.BuildServiceProvider();

        await PlaceAsync(container.GetRequiredKeyedService<ICallClient>("sales"));

        Assert.Equal("Bearer of-sales", server.Calls.Single().Headers["Authorization"]);
        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredKeyedService<ICallClient>("support"));
        Assert.Contains("OD5001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_registration_adds_its_settings()
    {
        _services.AddOutdial("sales", options => (options.ClientId, options.ClientSecret) = ("id", "first"));
        _services.AddOutdial("sales", options => options.ClientSecret = "second");
        using var container = _services.BuildServiceProvider();

        var options = container.GetRequiredService<IOptionsMonitor<OutdialOptions>>().Get("sales");

        Assert.Equal(("id", "second"), (options.ClientId, options.ClientSecret));
        Assert.Single(container.GetKeyedServices<ICallClient>("sales"));
    }

    [Fact]
    public void A_handler_that_repeats_is_found_at_each_account()
    {
        _services.AddOutdial("good", options => options.AccessToken = "token");
        _services.AddOutdial("sales", options => options.AccessToken = "token")
            .HttpClient.AddStandardResilienceHandler();
        using var container = _services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("OD5008", Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.StartsWith("Account 'sales': ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_is_not_known_is_stopped_at_its_second_try()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(503, "{}"));
        _services.AddTransient<RepeatingHandler>();
        _services.AddOutdial("sales", options => Set(options, server.Url))
            .HttpClient.AddHttpMessageHandler<RepeatingHandler>();
        await using var container = _services.BuildServiceProvider();

        Assert.IsType<CallOutcome.Unknown>(
            await container.GetRequiredKeyedService<ICallClient>("sales").PlaceAsync(Client.Call));

        Assert.Single(server.Calls);
    }

    [Fact]
    public void A_name_is_not_empty() =>
        Assert.Throws<ArgumentException>("name", () => _services.AddOutdial("", _ => { }));

    private static async Task<string?> PlaceAsync(ICallClient client) =>
        (await client.PlaceAsync(Client.Call)).EnsurePlaced().ConversationId;

    private static void Set(OutdialOptions options, Uri url) =>
        (options.ClientId, options.ClientSecret, options.LoginUrl, options.ApiUrl) = ("id", "secret", url, url);

    private static IConfigurationSection Section(string path, params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value =>
                new KeyValuePair<string, string?>($"{path}:{value.Key}", value.Value)))
            .Build()
            .GetSection(path);
}
