using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outdial.Sandbox;
using static Outdial.Docs.Tests.LedgerStory;

namespace Outdial.Docs.Tests;

/// <summary>What the pages of keys, ledgers and reconciliation show: see <see cref="CodeExampleTests"/>.</summary>
public sealed class LedgerExampleTests
{
    [Fact]
    public async Task OD4031_Wrong()
    {
        await using var story = await StartAsync(Throttling);
        using var client = story.Client(null, options =>
        {
            options.Retry.MaxAttempts = 1;
            options.TotalTimeout = TimeSpan.FromSeconds(10);
        });
        await client.PlaceAsync(Call); // the one request that is allowed in this minute
        var outcome = await client.PlaceAsync(Call);
        Assert.IsType<CallOutcome.Throttled>(outcome);
        Assert.Equal(ServiceRules.NoPermitInTime, outcome.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4031_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, options => options.TotalTimeout = TimeSpan.FromMinutes(5));
        var outcome = await client.PlaceAsync(Call);
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4051_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse("order-4711"));
        var outcome = await client.PlaceAsync(OutboundCall.To("+12025550199"), CallKey.Parse("order-4711"));
        Assert.IsType<CallOutcome.Invalid>(outcome);
        Assert.Equal(
            "The key names another call: destinations[0] was +1********23, and is +1********99. Nothing was sent.",
            outcome.Diagnostics[0].Message);
        Assert.Equal(LedgerRules.KeyConflict, outcome.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4051_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse("order-4711"));
        var outcome = await client.PlaceAsync(OutboundCall.To("+12025550199"), CallKey.Parse("order-4712"));
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4052_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(
            story.Open(), options => options.TotalTimeout = TimeSpan.FromSeconds(1), time: TimeProvider.System);
        var call = LedgerCall.Of(Call, client.Endpoint, callingUser: null);
        await story.Open().ClaimAsync(Key, call, TimeSpan.MaxValue); // another process, which is not done yet
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.InFlight>(outcome);
        Assert.Equal(LedgerRules.KeyInFlight, outcome.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4052_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        using var other = story.Client(story.Open());
        await other.PlaceAsync(Call, Key); // another process, which is done
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4053_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.True(outcome.IsRecorded);
        Assert.Equal(1, story.Sandbox.Phones.Rings);
        Assert.Contains(outcome.Diagnostics, finding => finding.Rule == LedgerRules.RecordedBefore);
    }

    [Fact]
    public async Task OD4053_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        var outcome = await client.PlaceAsync(Call, CallKey.Parse("order-4711, second try"));
        Assert.False(outcome.IsRecorded);
        Assert.Equal(2, story.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task OD4057_Wrong()
    {
        Action close = () => { };
        await using var story = await StartAsync(new SandboxOptions { OnRequest = _ => close() });
        var ledger = story.Open();
        using var client = story.Client(ledger);
        close = ledger.Dispose; // while the call is on its way
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Placed>(outcome);
        Assert.Equal(LedgerRules.OutcomeNotRecorded, outcome.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4057_Right()
    {
        await using var story = await StartAsync();
        var ledger = story.Open();
        using var client = story.Client(ledger);
        await client.PlaceAsync(Call, Key);
        Assert.Equal(LedgerState.Placed, (await ledger.FindAsync(Key))!.State);
    }

    [Fact]
    public async Task OD4058_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(ledger: null);
        var failure = await Assert.ThrowsAsync<SettingsException>(() => client.PlaceAsync(Call, Key));
        Assert.Equal(LedgerRules.NoLedger, failure.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4058_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(ledger: story.Open());
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4059_Wrong()
    {
        await using var story = await StartAsync(Failing);
        var ledger = story.Open();
        using var client = story.Client(ledger);
        await client.PlaceAsync(Call, Key); // 503: unknown
        await ledger.SettleAsync(Key, new Settlement(ConversationId: null, "A person looked."));
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.NotSent>(outcome);
        Assert.Equal(LedgerRules.SettledNotPlaced, outcome.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4059_Right()
    {
        await using var story = await StartAsync(Failing);
        var ledger = story.Open();
        using var client = story.Client(ledger);
        await client.PlaceAsync(Call, Key);
        await ledger.SettleAsync(Key, new Settlement(ConversationId: null, "A person looked."));
        var outcome = await client.PlaceAsync(Call, CallKey.Parse("order-4711, second try"));
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4061_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        var ended = story.Open(); // a process that ends before it can record the outcome of the call
        var now = story.Time.GetUtcNow();
        var call = LedgerCall.Of(Call, client.Endpoint, callingUser: null);
        var claim = await ended.ClaimAsync(Key, call, TimeSpan.FromMinutes(5));
        var ticket = Assert.IsType<LedgerClaim.Granted>(claim).Ticket;
        await ended.IntendAsync(ticket, new CallIntent(new CallStamp(Guid.NewGuid(), 1), now, now.AddSeconds(35)));
        story.Time.Advance(TimeSpan.FromMinutes(1));
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Unknown>(outcome);
        Assert.Equal(LedgerRules.IntentWithoutOutcome, outcome.Diagnostics[0].Rule);
        Assert.Equal(0, story.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task OD4061_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(story.Open());
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Placed>(outcome);
    }

    [Fact]
    public async Task OD4062_Wrong()
    {
        await using var story = await StartAsync();
        var ledger = story.Open();
        using var client = story.Client(ledger);
        await client.PlaceAsync(Call, Key);
        using var shell = new SqliteConnection($"Data Source={ledger.Path};Pooling=False");
        await shell.OpenAsync();
        using var query = new SqliteCommand("BEGIN; SELECT key FROM calls WHERE state >= 0", shell); // does not end
        Assert.Equal("order-4711", await query.ExecuteScalarAsync());
        story.Time.Advance(TimeSpan.FromDays(91));
        var purge = async () => await ledger.PurgeAsync(story.Time.GetUtcNow() - TimeSpan.FromDays(90));
        var failure = await Assert.ThrowsAsync<CallLedgerException>(purge);
        Assert.Equal(LedgerRules.LogNotEmptied, failure.Diagnostics[0].Rule);
    }

    [Fact]
    public async Task OD4062_Right()
    {
        await using var story = await StartAsync();
        var ledger = story.Open();
        using var client = story.Client(ledger);
        await client.PlaceAsync(Call, Key);
        story.Time.Advance(TimeSpan.FromDays(91));
        var deleted = await ledger.PurgeAsync(story.Time.GetUtcNow() - TimeSpan.FromDays(90));
        Assert.Equal(1, deleted);
    }

    [Fact]
    public async Task OD4070_Wrong()
    {
        await using var story = await StartAsync(Failing);
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key); // 503: unknown
        var found = await client.ReconcileAsync(Key);
        var reason = Assert.IsType<Reconciliation.StillUnknown>(found).Reason;
        Assert.Equal(ReconciliationRules.NotFoundYet, reason.Rule);
    }

    [Fact]
    public async Task OD4070_Right()
    {
        await using var story = await StartAsync(Failing);
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        story.Time.Advance(TimeSpan.FromMinutes(15));
        await client.PlaceAsync(OtherCall); // a later call, which the service shows
        story.Time.Advance(TimeSpan.FromMinutes(1));
        var found = await client.ReconcileAsync(Key);
        Assert.IsType<Reconciliation.NotPlaced>(found);
    }

    [Fact]
    public async Task OD4071_Wrong()
    {
        await using var story = await StartAsync(Failing with { Contract = SandboxContract.Guide });
        using var client = story.Client(story.Open(), options => options.Contract = Contract.Guide);
        await client.PlaceAsync(Call, Key);
        var found = await client.ReconcileAsync(Key);
        var reason = Assert.IsType<Reconciliation.StillUnknown>(found).Reason;
        Assert.Equal(ReconciliationRules.NoSearch, reason.Rule);
    }

    [Fact]
    public async Task OD4071_Right()
    {
        await using var story = await StartAsync(Failing with { Contract = SandboxContract.Guide });
        var ledger = story.Open();
        using var client = story.Client(ledger, options => options.Contract = Contract.Guide);
        await client.PlaceAsync(Call, Key);
        var settled = await ledger.SettleAsync(Key, new Settlement(ConversationId: null, "A person looked."));
        Assert.True(settled);
    }

    [Fact]
    public async Task OD4072_Wrong()
    {
        await using var story = await StartAsync(Failing with { Organisation = WithoutAnalytics });
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        var found = await client.ReconcileAsync(Key);
        var reason = Assert.IsType<Reconciliation.StillUnknown>(found).Reason;
        Assert.Contains("analytics: status 403, missing.any.permissions", reason.Message, StringComparison.Ordinal);
        Assert.Equal(ReconciliationRules.SearchFailed, reason.Rule);
    }

    [Fact]
    public async Task OD4072_Right()
    {
        await using var story = await StartAsync(Losing with { Organisation = WithoutAnalytics });
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        story.Time.Advance(TimeSpan.FromSeconds(10));
        var found = await client.ReconcileAsync(Key); // among the active calls, where analytics is not needed
        Assert.IsType<Reconciliation.Placed>(found);
    }

    [Fact]
    public async Task OD4073_Wrong()
    {
        await using var story = await StartAsync(Losing);
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key); // the answer is lost
        story.Time.Advance(TimeSpan.FromSeconds(1)); // the caller's own phone still rings
        var found = await client.ReconcileAsync(Key);
        var reason = Assert.IsType<Reconciliation.StillUnknown>(found).Reason;
        Assert.Equal(ReconciliationRules.LooksAlike, reason.Rule);
    }

    [Fact]
    public async Task OD4073_Right()
    {
        await using var story = await StartAsync(Losing);
        using var client = story.Client(story.Open());
        await client.PlaceAsync(Call, Key);
        story.Time.Advance(TimeSpan.FromSeconds(10)); // answered: now there is a customer's leg, with the stamp
        var found = await client.ReconcileAsync(Key);
        Assert.IsType<Reconciliation.Placed>(found);
    }

    [Fact]
    public void OD5008_Wrong()
    {
        var services = new ServiceCollection();
        services.AddOutdial(options => options.AccessToken = "token").HttpClient.AddStandardResilienceHandler();
        using var container = services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(
            () => container.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(ConfigurationRules.RepeatingHandler.Id, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OD5008_Right()
    {
        var services = new ServiceCollection();
        services.AddOutdial(options => options.AccessToken = "token");
        using var container = services.BuildServiceProvider();
        container.GetRequiredService<IStartupValidator>().Validate();
    }

    private static SandboxOptions Failing { get; } = new() { Faults = [SandboxFault.Parse("status=503,count=1")] };

    private static SandboxOptions Losing { get; } = new() { Faults = [SandboxFault.Parse("lose=504,count=1")] };

    private static SandboxOptions Throttling { get; } =
        new() { Limits = new SandboxLimits { RequestsPerMinute = 1 } };

    private static SandboxOrganisation WithoutAnalytics { get; } = new()
    {
        Users = [new SandboxUser { Id = "ann", Permissions = ["conversation:conference:add"] }],
    };
}
