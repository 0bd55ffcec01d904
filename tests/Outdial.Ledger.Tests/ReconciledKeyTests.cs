using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>What a ledger knows of other keys helps to settle one.</summary>
public sealed class ReconciledKeyTests : IDisposable
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public ReconciledKeyTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"), _time);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Takes_no_conversation_of_another_key_for_the_call(bool isSettled)
    {
        await using var sandbox = await StartAsync("status=503,count=2,body=outdialAttempt");
        using var client = Client(sandbox);
        var other = CallKey.Parse("order-4712");
        Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, other));
        Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, Calls.Key));
        var conversation = await DialWithoutStampAsync(sandbox);
        if (isSettled)
        {
            Assert.True(await _ledger.SettleAsync(other, new Settlement(conversation, "A person looked.")));
        }

        _time.Advance(TimeSpan.FromMinutes(20));
        await DialWithoutStampAsync(sandbox); // later than all of ours
        _time.Advance(TimeSpan.FromMinutes(5));

        var found = await client.ReconcileAsync(Calls.Key);

        if (isSettled)
        {
            Assert.IsType<Reconciliation.NotPlaced>(found);
        }
        else
        {
            var unknown = Assert.IsType<Reconciliation.StillUnknown>(found);
            Assert.Equal(ReconciliationRules.LooksAlike, unknown.Reason.Rule);
            Assert.Contains(conversation, unknown.Reason.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Believes_the_stamp_and_not_a_key_that_was_settled_by_mistake()
    {
        await using var sandbox = await StartAsync("lose=504,count=1");
        using var client = Client(sandbox);
        Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, Calls.Key));
        _time.Advance(TimeSpan.FromMinutes(5));
        var search = CallSearchOf((await _ledger.FindAsync(Calls.Key))!);
        var placed = Assert.IsType<Reconciliation.Placed>(await client.ReconcileAsync(search));
        sandbox.Faults.Add("status=503,count=1,body=outdialAttempt");
        var other = CallKey.Parse("order-4712");
        Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, other));
        Assert.True(await _ledger.SettleAsync(other, new Settlement(placed.ConversationId, "A person was wrong.")));

        var found = Assert.IsType<Reconciliation.Placed>(await client.ReconcileAsync(Calls.Key));

        Assert.Equal(placed.ConversationId, found.ConversationId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settles_as_placed_a_key_whose_answer_was_lost(bool isRefusedAnalytics)
    {
        await using var sandbox = await StartAsync("lose=504,count=1");
        if (isRefusedAnalytics)
        {
            sandbox.Faults.Add("status=403,path=/api/v2/analytics/conversations/details/query");
        }

        using var client = Client(sandbox);
        Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, Calls.Key));
        _time.Advance(TimeSpan.FromMinutes(5)); // it is over, and no longer among the active calls

        Assert.IsType<Reconciliation.Placed>(await client.ReconcileAsync(Calls.Key));

        var entry = (await _ledger.FindAsync(Calls.Key))!;
        Assert.Equal(LedgerState.Settled, entry.State);
        Assert.NotNull(entry.ConversationId);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key));
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    private static CallSearch CallSearchOf(LedgerEntry entry) => new()
    {
        CallId = entry.Stamp!.Value.Call,
        Dialled = entry.Dialled,
        Began = entry.FirstIntended!.Value,
        Ended = entry.Ended!.Value,
    };

    private Task<GenesysSandbox> StartAsync(string fault) => GenesysSandbox.StartAsync(new SandboxOptions
    {
        Time = _time,
        Contract = SandboxContract.Platform,
        Faults = [SandboxFault.Parse(fault)],
    });

    private CallClient Client(GenesysSandbox sandbox) => new CallClient(new OutdialOptions
    {
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
        Contract = Contract.Platform,
        AccessToken = sandbox.SignIn(),
        Reconciliation = { Timeout = TimeSpan.Zero },
        RateLimit = { Enabled = false },
    }, new CallClientServices { Time = _time, Ledger = _ledger });

    private static async Task<string> DialWithoutStampAsync(GenesysSandbox sandbox)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.SignIn());
        using var response = await http.PostAsJsonAsync(
            new Uri(sandbox.Url, "/api/v2/conversations/calls"), new { phoneNumber = "+12025550123" });
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("id").GetString()!;
    }
}
