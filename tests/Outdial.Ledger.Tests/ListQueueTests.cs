using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>Rows of lists in a file: they are as they were written.</summary>
public sealed class ListQueueTests : IDisposable
{
    private const string Ann = "00000000-0000-4000-8000-000000000002";

    private readonly TemporaryFolder _folder = new();
    private readonly CallLedger _ledger;

    public ListQueueTests() => _ledger = CallLedger.Open(_folder.PathOf("ledger.db"));

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
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
}
