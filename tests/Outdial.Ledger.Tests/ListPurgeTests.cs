using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>What a ledger keeps of a list, and for how long.</summary>
public sealed class ListPurgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public ListPurgeTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"), _time);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_row_that_waits_stays_and_a_cancelled_list_goes()
    {
        await Lists.ImportAsync(_ledger);
        await _ledger.SetListStateAsync("spring", CallListState.Running);
        _time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await PurgeAsync());
        Assert.NotNull(await _ledger.FindListAsync("spring"));

        await _ledger.SetListStateAsync("spring", CallListState.Cancelled);
        Assert.Equal(2, await PurgeAsync());
        Assert.Null(await _ledger.FindListAsync("spring"));
        Assert.DoesNotContain("2025550101", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_is_gone_once_the_row_is_over()
    {
        await Lists.ImportAsync(_ledger);
        await _ledger.SetListStateAsync("spring", CallListState.Running);
        await _ledger.EndAsync(CallKey.Parse("spring/1"), "answered", null);
        await _ledger.EndAsync(CallKey.Parse("spring/2"), "answered", null);
        _time.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(); // empties the free pages too
        Assert.DoesNotContain("2025550101", await TextAsync(), StringComparison.Ordinal);
    }

    private ValueTask<int> PurgeAsync() => _ledger.PurgeAsync(_time.GetUtcNow() - TimeSpan.FromDays(1));

    private async Task<string> TextAsync()
    {
        await using var file = new FileStream(
            _folder.PathOf("ledger.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
