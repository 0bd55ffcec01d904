namespace Outdial.Ledger.Contract;

/// <summary>What every ledger promises of imports: the same rows are the same rows, and nothing is placed
/// before the end.</summary>
public abstract class ImportContract(LedgerHouse house) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_imported_again_is_the_same()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger);

        var results = await ImportAsync(
            ledger,
            Lists.Row(1),
            Lists.Row(2) with { Body = "{\"to\":[\"+12025550199\"]}" },
            Lists.Row(3) with { Position = 2 }, // inserted into the file: its line was another row's
            Lists.Row(3) with { Position = 9 },
            Lists.Row(4));

        Assert.IsType<RowImport.Same>(results[0]);
        Assert.Equal(Lists.Row(2).Body, Assert.IsType<RowImport.Conflict>(results[1]).Body);
        Assert.IsType<RowImport.Added>(results[2]);
        var third = await ledger.GetRowsAsync("spring", []).SingleAsync(row => row.RowKey == "3");
        Assert.Equal(third.Position, Assert.IsType<RowImport.Duplicate>(results[3]).Position);
        Assert.IsType<RowImport.Added>(results[4]);
        Assert.Equal(4, (await ledger.CountAsync("spring"))[ListRowState.Waiting]);
    }

    [Fact]
    public async Task A_key_of_another_list_is_a_conflict()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger);
        var import = (await ledger.BeginImportAsync(Lists.Entry("summer")))!.Value;
        Assert.IsType<RowImport.Conflict>(
            (await ledger.ImportAsync("summer", import, [Lists.Row(1, "spring")])).Single());
    }

    [Fact]
    public async Task Rows_are_not_placed_before_their_import_ends()
    {
        var (ledger, other) = (await house.OpenAsync(), await house.OpenAsync());
        await Lists.ImportAsync(ledger, 1);
        await ledger.EndAsync(Lists.Key(1), "answered", null);
        var import = (await ledger.BeginImportAsync(Lists.Entry()))!.Value;
        await ledger.ImportAsync("spring", import, [Lists.Row(2)]);
        Assert.IsType<QueueTurn.Empty>(await other.TakeAsync("spring", [Lists.Ann]));

        await ledger.EndImportAsync(Lists.Entry() with { SourceDigest = "d2" }, import, keep: true);

        Assert.IsType<QueueTurn.Taken>(await other.TakeAsync("spring", [Lists.Ann]));
        Assert.Equal("d1 d2", (await other.FindListAsync("spring"))!.SourceDigest);
    }

    [Fact]
    public async Task An_import_that_is_given_up_leaves_nothing()
    {
        var ledger = await house.OpenAsync();
        var import = (await ledger.BeginImportAsync(Lists.Entry()))!.Value;
        await ledger.ImportAsync("spring", import, [Lists.Row(1)]);
        await ledger.EndImportAsync(Lists.Entry(), import, keep: false);
        Assert.Null(await ledger.FindListAsync("spring"));

        await Lists.ImportAsync(ledger, 1);
        await ImportAsync(ledger, keep: false, Lists.Row(2));
        Assert.Equal(1, (await ledger.CountAsync("spring"))[ListRowState.Waiting]);
    }

    [Fact]
    public async Task An_import_that_was_cut_off_is_removed_by_the_next()
    {
        var ledger = await house.OpenAsync();
        var cut = (await ledger.BeginImportAsync(Lists.Entry()))!.Value;
        await ledger.ImportAsync("spring", cut, [Lists.Row(7)]);
        Assert.Equal(CallListState.Importing, await ledger.SetListStateAsync("spring", CallListState.Running));

        await Lists.ImportAsync(ledger, 1); // of the same process: the one before has not ended

        Assert.Equal([Lists.Key(1)], await ledger.GetRowsAsync("spring", []).Select(row => row.Key).ToListAsync());
    }

    [Fact]
    public async Task A_look_says_what_an_import_would_and_changes_nothing()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, 1);
        var before = TimeProvider.System.GetUtcNow();

        var looks = await ledger.LookAsync(
            Lists.Entry(gates: new CallGates { NotAfter = before.AddYears(1) }), [Lists.Row(1), Lists.Row(2)]);

        Assert.IsType<RowImport.Same>(looks[0].Import);
        Assert.IsType<RowImport.Added>(looks[1].Import);
        Assert.All(looks, look => Assert.Null(look.Held));
        Assert.All(looks, look => Assert.InRange(look.Due!.Value, before.AddMinutes(-1), before.AddMinutes(1)));
        Assert.Equal(1, (await ledger.CountAsync("spring"))[ListRowState.Waiting]);
    }

    private static ValueTask<System.Collections.Immutable.ImmutableArray<RowImport>> ImportAsync(
        ICallQueue queue, params QueuedCall[] rows) => ImportAsync(queue, keep: true, rows);

    private static async ValueTask<System.Collections.Immutable.ImmutableArray<RowImport>> ImportAsync(
        ICallQueue queue, bool keep, params QueuedCall[] rows)
    {
        var import = (await queue.BeginImportAsync(Lists.Entry()))!.Value;
        var results = await queue.ImportAsync(Lists.Name, import, [.. rows]);
        await queue.EndImportAsync(Lists.Entry(), import, keep);
        return results;
    }
}
