using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

public sealed class ListTests : IDisposable
{
    private static readonly LedgerCall Call = Calls.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public ListTests() => _ledger = CallLedger.Open(File, _time, TimeSpan.FromMilliseconds(200));

    private string File => _folder.PathOf("ledger.db");

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Is_read_while_another_process_writes()
    {
        await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late);
        using var other = LedgerFileTests.Connect(File);
        LedgerFile.Execute(other, "BEGIN IMMEDIATE");

        Assert.Single(await _ledger.ListAsync([]).ToListAsync());
        Assert.NotNull(await _ledger.FindAsync(Calls.Key));
    }

    [Fact]
    public async Task Lists_without_blocking_each_key_that_was_there_once()
    {
        var keys = Enumerable.Range(0, 1_200).Select(i => CallKey.Parse($"key-{i:0000}")).ToList();
        foreach (var key in keys)
        {
            await _ledger.ClaimAsync(key, Call, Calls.Late); // many of one moment
            _time.Advance(key.ToString().EndsWith('7') ? TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
        }

        var seen = new List<CallKey>();
        await foreach (var entry in _ledger.ListAsync([]))
        {
            seen.Add(entry.Key);
            if (seen.Count % 100 == 1)
            {
                // The reader may write, and so may others.
                using var other = CallLedger.Open(File, _time, TimeSpan.FromMilliseconds(200));
                await other.ClaimAsync(CallKey.Parse($"{entry.Key} again"), Call, Calls.Late);
                await _ledger.SettleAsync(entry.Key, new Settlement(null, "Not unknown."));
            }
        }

        Assert.Equal(keys, seen.Where(key => !key.ToString().EndsWith("again", StringComparison.Ordinal)));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Shows_keys_of_the_states_that_are_asked_for_the_oldest_first()
    {
        CallOutcome[] outcomes =
            [new CallOutcome.Placed("c-1"), new CallOutcome.Refused(), new CallOutcome.Unknown()];
        for (var i = 0; i < 9; i++)
        {
            var key = CallKey.Parse($"key-{9 - i}");
            await _ledger.RecordAsync(await Calls.GrantedAsync(_ledger, key, Call), outcomes[i % 3]);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var late = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(late, Calls.Intent(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromMinutes(1)); // overdue: unknown as well

        Assert.Equal(["key-7", "key-4", "key-1", "order-4711"], await KeysAsync(LedgerState.Unknown));
        Assert.Equal(
            ["key-9", "key-8", "key-6", "key-5", "key-3", "key-2"],
            await KeysAsync(LedgerState.Refused, LedgerState.Placed));
        Assert.Equal(10, (await KeysAsync()).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Is_found_by_an_index_and_not_sorted(int states)
    {
        var plan = CallTable.Plan(_ledger.Connection, [.. Enum.GetValues<LedgerState>().Take(states)]);

        Assert.Contains("USING INDEX calls_by_", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private async Task<List<string>> KeysAsync(params LedgerState[] states) =>
        await _ledger.ListAsync([.. states]).Select(entry => entry.Key.ToString()).ToListAsync();
}
