using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>What a purge never forgets.</summary>
public sealed class PurgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public PurgeTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"), _time);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_key_of_the_last_hour()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Calls.To("+12025550123"));
        await _ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await _ledger.PurgeAsync(_time.GetUtcNow()));

        Assert.NotNull(await _ledger.FindAsync(Calls.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_in_flight_though_the_clock_is_ahead(bool isIntended)
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Calls.To("+12025550123"));
        if (isIntended)
        {
            await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        }

        // Another process, whose clock is days ahead.
        var ahead = new FakeTimeProvider(_time.GetUtcNow().AddDays(3));
        using (var other = CallLedger.Open(_folder.PathOf("ledger.db"), ahead, LedgerFile.Patience, "other 1 1"))
        {
            await other.PurgeAsync(ahead.GetUtcNow() - ICompleteLedger.LeastAge, unknownToo: true);
        }

        await _ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));
        Assert.Equal(LedgerState.Placed, (await _ledger.FindAsync(Calls.Key))!.State);
    }
}
