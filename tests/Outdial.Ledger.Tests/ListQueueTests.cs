using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>Rows of lists: who may take them, and that they are as they were written.</summary>
public sealed class ListQueueTests : IDisposable
{
    private const string Ann = "00000000-0000-4000-8000-000000000002";
    private const string Bob = "00000000-0000-4000-8000-000000000003";

    private readonly TemporaryFolder _folder = new();
    private readonly CallLedger _ledger;

    public ListQueueTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"));

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_caller_has_one_call_across_lists_and_ledgers()
    {
        await Lists.ImportAsync(_ledger);
        await Lists.ImportAsync(_ledger, "summer");
        using var other = CallLedger.Open(_folder.PathOf("ledger.db"));

        var first = Assert.IsType<QueueTurn.Taken>(await _ledger.TakeAsync("spring", [Ann]));
        Assert.IsType<QueueTurn.Nothing>(await other.TakeAsync("spring", [Ann]));
        Assert.IsType<QueueTurn.Nothing>(await other.TakeAsync("summer", [Ann]));
        var second = Assert.IsType<QueueTurn.Taken>(await other.TakeAsync("spring", [Ann, Bob]));
        Assert.Equal(Bob, second.Caller);
        Assert.NotEqual(first.Call.Key, second.Call.Key);

        await _ledger.EndAsync(first.Call.Key, "answered", null);
        Assert.IsType<QueueTurn.Taken>(await other.TakeAsync("summer", [Ann]));
    }

    [Fact]
    public async Task A_row_that_names_its_caller_is_given_to_no_other()
    {
        await Lists.ImportAsync(_ledger, caller: Bob);
        Assert.IsType<QueueTurn.Nothing>(await _ledger.TakeAsync("spring", [Ann]));
        Assert.Equal([Bob], await _ledger.GetCallersAsync("spring"));
        Assert.IsType<QueueTurn.Taken>(await _ledger.TakeAsync("spring", [Ann, Bob]));
    }

    [Fact]
    public async Task A_call_is_taken_over_only_when_it_was_let_go()
    {
        await Lists.ImportAsync(_ledger);
        var taken = Assert.IsType<QueueTurn.Taken>(await _ledger.TakeAsync("spring", [Ann]));
        Assert.False(await _ledger.TakeOverAsync(taken.Call.Key));
        await _ledger.LetGoAsync(taken.Call.Key);
        Assert.True((await _ledger.GetHoldsAsync("spring")).Single().IsAbandoned);
        Assert.True(await _ledger.TakeOverAsync(taken.Call.Key));
        Assert.False(await _ledger.TakeOverAsync(taken.Call.Key));
    }

    [Theory]
    [InlineData("body = '{\"to\":[\"+12025550111\"]}'")]
    [InlineData("dialled = '[\"+12025550111\"]'")]
    [InlineData("zones = 'Asia/Tokyo'")]
    [InlineData("not_after = 9223372036854775807")]
    [InlineData("row_key = '7'")]
    public async Task A_row_that_is_not_as_it_was_written_is_not_taken(string change)
    {
        await Lists.ImportAsync(_ledger);
        LedgerFile.Execute(_ledger.Connection, $"UPDATE list_rows SET {change} WHERE position = 1");

        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await _ledger.TakeAsync("spring", [Ann]));
        Assert.Equal(LedgerRules.LedgerDamaged, failure.Diagnostics[0].Rule);
    }

    // A connection remembers each statement that was not disposed of, and searches them all for each that is.
    [Fact]
    public async Task No_statement_is_left_behind()
    {
        await Lists.ImportAsync(_ledger);
        for (var round = 0; round < 20; round++)
        {
            var taken = Assert.IsType<QueueTurn.Taken>(await _ledger.TakeAsync("spring", [Ann]));
            await _ledger.GetHoldsAsync("spring");
            await _ledger.CountAsync("spring");
            await _ledger.PutBackAsync(taken.Call.Key, null);
        }

        Assert.Empty(Statements(_ledger.Connection));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_commands")]
    private static extern ref List<WeakReference<SqliteCommand>> Statements(SqliteConnection connection);

    [Fact]
    public async Task A_paused_list_gives_no_row_and_a_cancelled_one_stays_so()
    {
        await Lists.ImportAsync(_ledger);
        await _ledger.SetListStateAsync("spring", CallListState.Paused);
        Assert.Equal(
            CallListState.Paused, Assert.IsType<QueueTurn.Stopped>(await _ledger.TakeAsync("spring", [Ann])).State);
        await _ledger.SetListStateAsync("spring", CallListState.Cancelled);
        Assert.Equal(CallListState.Cancelled, await _ledger.SetListStateAsync("spring", CallListState.Running));
        Assert.Equal(2, (await _ledger.CountAsync("spring"))[ListRowState.Cancelled]);
        Assert.Null(await _ledger.SetListStateAsync("autumn", CallListState.Running));
    }
}
