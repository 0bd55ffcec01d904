using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>The state of a key when the call takes long, or ends unexpectedly.</summary>
public sealed class KeyedCallTests : IDisposable
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public KeyedCallTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"), _time);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Keeps_its_key_for_as_long_as_the_call_has_time()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        var tokens = new SlowTokenSource(sandbox.SignIn());
        var options = Options(sandbox);
        options.TotalTimeout = TimeSpan.FromHours(2);
        using var client = new CallClient(
            options, new CallClientServices { Tokens = tokens, Time = _time, Ledger = _ledger });
        var placing = client.PlaceAsync(Call, Calls.Key);
        await tokens.AskedAsync();
        _time.Advance(TimeSpan.FromMinutes(100));

        using var other = CallLedger.Open(_folder.PathOf("ledger.db"), _time);
        var known = LedgerCall.Of(Call, client.Endpoint, callingUser: null);
        Assert.IsType<LedgerClaim.InFlight>(await other.ClaimAsync(Calls.Key, known, Calls.Late));

        tokens.Give();
        Assert.IsType<CallOutcome.Placed>(await placing);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Tells_at_once_that_a_key_is_in_flight_where_asked()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        var tokens = new SlowTokenSource(sandbox.SignIn());
        var options = Options(sandbox);
        options.WaitsInFlight = false;
        using var client = new CallClient(
            options, new CallClientServices { Tokens = tokens, Time = _time, Ledger = _ledger });
        var placing = client.PlaceAsync(Call, Calls.Key);
        await tokens.AskedAsync();

        var second = Assert.IsType<CallOutcome.InFlight>(await client.PlaceAsync(Call, Calls.Key));

        Assert.Equal((LedgerRules.KeyInFlight, "inFlight"), (second.Diagnostics.Single().Rule, second.Kind));
        tokens.Give();
        var placed = Assert.IsType<CallOutcome.Placed>(await placing);
        Assert.Equal(placed.ConversationId, (await client.PlaceAsync(Call, Calls.Key)).ConversationId);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    // A store of rates that gives up by itself, at the moment at which the caller does too, costs no call its outcome.
    [Fact]
    public async Task Keeps_a_placed_call_placed_when_the_store_of_rates_gives_up()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        using var stop = new CancellationTokenSource();
        var options = Options(sandbox);
        options.AccessToken = sandbox.SignIn();
        options.RateLimit.Enabled = true;
        var rates = new ImpatientRates(stop);
        using var client = new CallClient(
            options, new CallClientServices { RateStore = rates, Time = _time, Ledger = _ledger });

        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key, stop.Token));

        Assert.True(stop.IsCancellationRequested, "The answer's rate was not reported.");
        Assert.Equal(LedgerState.Placed, (await _ledger.FindAsync(Calls.Key))!.State);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Gives_its_key_back_when_something_fails_before_the_intent()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        var tokens = new SlowTokenSource(sandbox.SignIn());
        using var client = new CallClient(
            Options(sandbox), new CallClientServices { Tokens = tokens, Time = _time, Ledger = _ledger });
        var placing = client.PlaceAsync(Call, Calls.Key);
        await tokens.AskedAsync();

        tokens.Fail(new NotSupportedException("No such vault."));

        await Assert.ThrowsAsync<NotSupportedException>(() => placing);
        Assert.Equal(LedgerState.Planned, (await _ledger.FindAsync(Calls.Key))!.State);
        var known = LedgerCall.Of(Call, client.Endpoint, callingUser: null);
        Assert.IsType<LedgerClaim.Granted>(await _ledger.ClaimAsync(Calls.Key, known, Calls.Late));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)] // the intent is overdue by then, and said to be unknown: that is not to be undone
    public async Task Leaves_its_key_unknown_when_something_fails_after_the_intent(int seconds)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time)
            .AddSingleton<ICallLedger>(_ledger);
        services.AddOutdial(options =>
            {
                (options.LoginUrl, options.ApiUrl) = (sandbox.Url, sandbox.Url);
                options.AccessToken = sandbox.SignIn();
            })
            .HttpClient
            .AddHttpMessageHandler(
                () => new FailingHandler(() => _time.Advance(TimeSpan.FromSeconds(seconds))));
        await using var container = services.BuildServiceProvider();
        var client = container.GetRequiredService<ICallClient>();

        await Assert.ThrowsAsync<NotSupportedException>(() => client.PlaceAsync(Call, Calls.Key));

        var outcome = Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Call, Calls.Key));
        Assert.True(outcome.IsRecorded);
        Assert.Equal(LedgerRules.IntentWithoutOutcome, outcome.Diagnostics[0].Rule);
        Assert.Contains("NotSupportedException", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_its_outcome_though_the_logger_fails_late()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = _time });
        using var client = new CallClient(
            Options(sandbox),
            new CallClientServices
            {
                Tokens = new FixedTokenSource(new Secret(sandbox.SignIn())),
                Time = _time,
                Ledger = _ledger,
                Logger = new FailingLogger(() => _time.Advance(TimeSpan.FromMinutes(5))),
            });

        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call, Calls.Key));

        Assert.Equal(placed.ConversationId, (await _ledger.FindAsync(Calls.Key))!.ConversationId);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    private static OutdialOptions Options(GenesysSandbox sandbox) => new()
    {
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
    };

    /// <summary>An application's own logger, whose disk is full.</summary>
    private sealed class FailingLogger(Action before) : ILogger<CallClient>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            before();
            throw new IOException("No space left.");
        }
    }

    /// <summary>Gives a token when it is told to.</summary>
    private sealed class SlowTokenSource(string token) : IAccessTokenSource
    {
        private readonly TaskCompletionSource _asked = new();
        private readonly TaskCompletionSource<TokenOutcome> _outcome = new();

        public bool SpeaksForUser => true;

        public async ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            return await _outcome.Task.WaitAsync(cancellationToken);
        }

        public void Reject(AccessToken token)
        {
        }

        internal Task AskedAsync() => _asked.Task;

        internal void Give() => _outcome.SetResult(
            new TokenOutcome.Granted(new AccessToken(new Secret(token), DateTimeOffset.MaxValue)));

        internal void Fail(Exception exception) => _outcome.SetException(exception);
    }

    /// <summary>An application's own handler, which fails over something of its own. It may have sent before.</summary>
    private sealed class FailingHandler(Action before) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            before();
            throw new NotSupportedException("What is this?");
        }
    }

    private sealed class ImpatientRates(CancellationTokenSource stop) : IRateStore
    {
        private int _asked;

        public async ValueTask<RateMoment> UpdateAsync(
            string bucket,
            Func<RateState, DateTimeOffset, RateState> change,
            CancellationToken cancellationToken = default)
        {
            // First for the permit, then for what the answer says.
            if (_asked++ > 0)
            {
                await stop.CancelAsync();
            }

            throw new OperationCanceledException("The store took too long.");
        }
    }
}
