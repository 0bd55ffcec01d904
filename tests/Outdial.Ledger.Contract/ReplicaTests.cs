using Microsoft.Extensions.DependencyInjection;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>Replicas of a program that share a ledger in PostgreSQL.</summary>
public sealed class ReplicaTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=9;Database=calls;Username=ann;Timeout=2";

    [Fact]
    public async Task A_key_rings_once_whichever_replica_is_asked()
    {
        var database = SharedServer.CreateDatabase();
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var one = Container(sandbox, database);
        await using var other = Container(sandbox, database);
        ICallClient[] clients = [one.GetRequiredService<ICallClient>(), other.GetRequiredService<ICallClient>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
            (Key: i % 6, Outcome: await clients[i / 6 % 2].PlaceAsync(
                OutboundCall.To($"+1202555010{i % 6}"), CallKey.Parse($"order-{i % 6}"))))));

        Assert.Equal(6, sandbox.Phones.Rings);
        Assert.All(
            outcomes.GroupBy(call => call.Key),
            key => Assert.NotNull(Assert.Single(key.Select(call => call.Outcome.ConversationId).Distinct())));
    }

    [Fact]
    public async Task Without_its_database_a_keyed_call_is_not_sent_and_others_are()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var container = Container(sandbox, Nowhere);
        var client = container.GetRequiredService<ICallClient>();

        var keyed = await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse("order-4711"));

        Assert.Equal(LedgerRules.LedgerUnusable, Assert.IsType<CallOutcome.NotSent>(keyed).Diagnostics[0].Rule);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(OutboundCall.To("+12025550123")));
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    private static ServiceProvider Container(GenesysSandbox sandbox, string database)
    {
        var services = new ServiceCollection();
        services.AddOutdial(options =>
        {
            (options.LoginUrl, options.ApiUrl, options.AccessToken) = (sandbox.Url, sandbox.Url, sandbox.SignIn());
        }).AddPostgreSqlLedger(database);
        return services.BuildServiceProvider();
    }
}
