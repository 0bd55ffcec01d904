using Microsoft.Extensions.DependencyInjection;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A process that stands still between its intent and the first byte (SIGSTOP, a laptop that is shut), while
/// others find its key unknown.</summary>
public sealed class PausedProcessTests : IDisposable
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly JumpingTime _time = new();
    private readonly CallLedger _ledger;

    public PausedProcessTests() => _ledger = Open();

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Sends_nothing_when_it_wakes_after_its_key_was_settled()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var container = Container(sandbox, TimeSpan.FromHours(2), async () =>
        {
            using var other = Open();
            Assert.Equal(LedgerState.Unknown, (await other.FindAsync(Calls.Key))!.State);
            Assert.True(await other.SettleAsync(Calls.Key, new Settlement(null, "The service shows no such call.")));
        });
        var client = container.GetRequiredService<ICallClient>();

        var outcome = await client.PlaceAsync(Call, Calls.Key);

        Assert.IsType<CallOutcome.NotSent>(outcome);
        Assert.Equal(0, sandbox.Phones.Rings);
        Assert.Equal(LedgerState.Settled, (await _ledger.FindAsync(Calls.Key))!.State);
    }

    [Fact]
    public async Task Sends_with_a_new_intent_when_it_wakes_unsettled()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var container = Container(sandbox, TimeSpan.FromHours(2), async () =>
            Assert.Equal(LedgerState.Unknown, (await _ledger.FindAsync(Calls.Key))!.State));
        var client = container.GetRequiredService<ICallClient>();

        var outcome = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key));

        Assert.Equal(
            [(SendStage.Connection, "not-connected"), (SendStage.Answered, "placed")],
            outcome.Attempts.Select(attempt => (attempt.Stage, attempt.Decision)));
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Sends_nothing_when_it_wakes_after_its_time()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var container = Container(sandbox, TimeSpan.FromMinutes(5), () => Task.CompletedTask);
        var client = container.GetRequiredService<ICallClient>();

        Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Call, Calls.Key));

        Assert.Equal(0, sandbox.Phones.Rings);
        Assert.Equal(LedgerState.Planned, (await _ledger.FindAsync(Calls.Key))!.State);
    }

    [Fact]
    public async Task Is_not_settled_by_what_was_seen_before_it_tried_again()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Calls.To("+12025550123"));
        var first = Calls.Intent(_time.GetUtcNow());
        await _ledger.IntendAsync(ticket, first);
        _time.Jump(TimeSpan.FromMinutes(20));
        Assert.Equal(LedgerState.Unknown, (await _ledger.FindAsync(Calls.Key))!.State);
        var seen = new Settlement(null, "The service shows no such call.") { Attempt = first.Stamp };

        await _ledger.WithdrawAsync(ticket);
        await _ledger.IntendAsync(
            ticket, Calls.Intent(_time.GetUtcNow()) with { Stamp = new CallStamp(first.Stamp!.Value.Call, 2) });
        await _ledger.RecordAsync(ticket, new CallOutcome.Unknown());

        Assert.False(await _ledger.SettleAsync(Calls.Key, seen));
        Assert.True(await _ledger.SettleAsync(
            Calls.Key, seen with { Attempt = new CallStamp(first.Stamp!.Value.Call, 2) }));
    }

    private ServiceProvider Container(GenesysSandbox sandbox, TimeSpan total, Func<Task> meanwhile)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time)
            .AddSingleton<ICallLedger>(_ledger);
        services.AddOutdial(options =>
            {
                (options.LoginUrl, options.ApiUrl) = (sandbox.Url, sandbox.Url);
                options.AccessToken = sandbox.SignIn();
                options.Retry.BackOff = TimeSpan.FromMilliseconds(1);
                options.RateLimit.Enabled = false;
                options.TotalTimeout = total;
            })
            .HttpClient
            .AddHttpMessageHandler(() => new SleepingHandler(_time, meanwhile));
        return services.BuildServiceProvider();
    }

    private CallLedger Open() => CallLedger.Open(_folder.PathOf("ledger.db"), _time);

    /// <summary>The system's clock, which jumps ahead as it does when a machine wakes: timers have not moved.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

        internal void Jump(TimeSpan ahead) => _ahead += ahead;
    }

    /// <summary>Sleeps on the way to the first connection.</summary>
    private sealed class SleepingHandler(JumpingTime time, Func<Task> meanwhile) : DelegatingHandler
    {
        private bool _slept;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_slept)
            {
                _slept = true;
                time.Jump(TimeSpan.FromMinutes(20));
                await meanwhile();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
