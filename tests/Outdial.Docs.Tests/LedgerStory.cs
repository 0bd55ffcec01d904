using Microsoft.Extensions.Time.Testing;
using Outdial.Ledger;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>A sandbox, a ledger and a client of both, on a clock that stands still unless it is moved.</summary>
internal sealed class LedgerStory : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _open = [];

    private LedgerStory(GenesysSandbox sandbox, FakeTimeProvider time) => (Sandbox, Time) = (sandbox, time);

    internal static OutboundCall Call { get; } = OutboundCall.To("+12025550123");

    internal static OutboundCall OtherCall { get; } = OutboundCall.To("+12025550199");

    internal static CallKey Key { get; } = CallKey.Parse("order-4711");

    internal GenesysSandbox Sandbox { get; }

    internal FakeTimeProvider Time { get; }

    internal static async Task<LedgerStory> StartAsync(SandboxOptions? options = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        options = (options ?? new SandboxOptions()) with { Time = time };
        return new LedgerStory(await GenesysSandbox.StartAsync(options), time);
    }

    /// <summary>The ledger, as one more process would open it.</summary>
    internal CallLedger Open()
    {
        var ledger = CallLedger.Open(_folder.PathOf("ledger.db"), Time);
        _open.Add(ledger);
        return ledger;
    }

    /// <summary>A client that is signed in as a user of the sandbox.</summary>
    internal CallClient Client(
        ICallLedger? ledger, Action<OutdialOptions>? configure = null, string? user = null, TimeProvider? time = null)
    {
        var options = new OutdialOptions
        {
            LoginUrl = Sandbox.Url,
            ApiUrl = Sandbox.Url,
            AccessToken = Sandbox.SignIn(user),
            Reconciliation = { Timeout = TimeSpan.Zero },
        };
        configure?.Invoke(options);
        var client = new CallClient(options, new CallClientServices { Ledger = ledger, Time = time ?? Time });
        _open.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_open))
        {
            one.Dispose();
        }

        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
