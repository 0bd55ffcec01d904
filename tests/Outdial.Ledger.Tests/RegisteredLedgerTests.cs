using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A ledger in a container, and one that cannot be opened.</summary>
public sealed class RegisteredLedgerTests : IDisposable
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Is_kept_by_the_container_and_closed_with_it()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        CallLedger ledger;
        await using (var container = Container(sandbox))
        {
            var client = container.GetRequiredService<ICallClient>();
            Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key));
            ledger = container.GetRequiredService<CallLedger>();
            Assert.Equal(LedgerState.Placed, (await ledger.FindAsync(Calls.Key))!.State);
        }

        var closed = await Assert.ThrowsAsync<CallLedgerException>(async () => await ledger.FindAsync(Calls.Key));
        Assert.Contains("it was closed", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_damaged_stops_calls_with_keys_and_no_others()
    {
        _folder.Write("ledger.db", "a shopping list");
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        await using var container = Container(sandbox);
        var client = container.GetRequiredService<ICallClient>();

        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        var keyed = Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Call, Calls.Key));

        Assert.Equal(LedgerRules.LedgerDamaged, keyed.Diagnostics[0].Rule);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task That_is_repaired_is_used_from_then_on()
    {
        var path = _folder.Write("ledger.db", "a shopping list");
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        await using var container = Container(sandbox);
        var client = container.GetRequiredService<ICallClient>();
        Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Call, Calls.Key));

        File.Delete(path);
        Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Call, Calls.Key)); // it is not tried at every call
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key));
    }

    [Fact]
    public async Task Is_one_for_all_accounts_of_a_container()
    {
        await using var one = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        await using var other = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        void Set(OutdialOptions options, GenesysSandbox sandbox) =>
            (options.LoginUrl, options.ApiUrl, options.AccessToken) = (sandbox.Url, sandbox.Url, sandbox.SignIn());
        services.AddOutdial("one", options => Set(options, one))
            .AddSqliteLedger(_folder.PathOf("one.db"));
        services.AddOutdial("same", options => Set(options, one));
        services.AddOutdial("other", options => Set(options, other))
            .AddSqliteLedger(_folder.PathOf("two.db"));
        await using var container = services.BuildServiceProvider();
        Task<CallOutcome> PlaceAsync(string account) =>
            container.GetRequiredKeyedService<ICallClient>(account).PlaceAsync(Call, Calls.Key);

        var placed = Assert.IsType<CallOutcome.Placed>(await PlaceAsync("one"));

        Assert.Equal(placed.ConversationId, (await PlaceAsync("same")).ConversationId);
        var conflict = Assert.IsType<CallOutcome.Invalid>(await PlaceAsync("other"));
        Assert.Equal(LedgerRules.KeyConflict, conflict.Diagnostics[0].Rule);
        Assert.Equal((1, 0), (one.Phones.Rings, other.Phones.Rings));
        Assert.False(File.Exists(_folder.PathOf("two.db")));
    }

    // An application's handler may throw the exception that a ledger throws. It is not taken for the ledger's own,
    // after which the key would be free although the request may have left.
    [Fact]
    public async Task A_key_is_unknown_when_a_handler_throws_like_a_ledger()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        await using var container = Container(
            sandbox, http => http.AddHttpMessageHandler(() => new HandlerWithALedger()));

        await Assert.ThrowsAsync<CallLedgerException>(() =>
            container.GetRequiredService<ICallClient>().PlaceAsync(Call, Calls.Key));

        var ledger = container.GetRequiredService<CallLedger>();
        Assert.Equal(LedgerState.Unknown, (await ledger.FindAsync(Calls.Key))!.State);
        Assert.Equal(0, sandbox.Phones.Rings);
    }

    private ServiceProvider Container(GenesysSandbox sandbox, Action<IHttpClientBuilder>? configure = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time);
        var builder = services.AddOutdial(options =>
        {
            (options.LoginUrl, options.ApiUrl) = (sandbox.Url, sandbox.Url);
            options.AccessToken = sandbox.SignIn();
        }).AddSqliteLedger(_folder.PathOf("ledger.db"));
        configure?.Invoke(builder.HttpClient);
        return services.BuildServiceProvider();
    }

    private sealed class HandlerWithALedger : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new CallLedgerException(new Diagnostic(LedgerRules.LedgerUnusable));
    }
}
