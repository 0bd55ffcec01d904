using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>All rows are imported, or none; the same rows again are the same rows.</summary>
public sealed class ImportTests
{
    private static readonly CallListOptions Spring = new() { Name = "spring", SourceDigest = "abc" };

    [Fact]
    public async Task The_same_rows_again_are_the_same()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(Spring, Row(1), Row(2));
        var again = await house.ImportAsync(Spring, Row(1), Row(2), Row(3));
        Assert.Equal((true, 1, 2), (again.IsImported, again.Added, again.Same));
        Assert.Equal(3, (await house.RowsAsync()).Count);
    }

    [Fact]
    public async Task An_inserted_line_calls_no_row_again()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(Spring, Row(1), Row(2));
        await house.RunAsync();
        await house.ImportAsync(
            Spring, Row(3) with { Position = 1 }, Row(1) with { Position = 2 }, Row(2) with { Position = 3 });
        await house.RunAsync();
        Assert.All([1, 2, 3], number => Assert.Equal(1, house.Sandbox.Phones[$"+1202555010{number}"].Rings));
    }

    [Fact]
    public async Task Nothing_is_imported_if_a_row_is_faulty()
    {
        await using var house = await ListHouse.OpenAsync();
        var import = await house.ImportAsync(Spring, Row(1), Row(2) with { Call = OutboundCall.To("+1202555") });
        Assert.Equal((false, 1), (import.IsImported, import.Faulty));
        Assert.Equal(2, Assert.Single(import.Faults).Position);
        Assert.Null(await house.Ledger.FindListAsync("spring"));

        var skipped = await house.ImportAsync(
            Spring with { SkipInvalid = true }, Row(1), Row(2) with { Call = OutboundCall.To("+1202555") });
        Assert.Equal((true, 1, 1), (skipped.IsImported, skipped.Added, skipped.Faulty));
    }

    [Fact]
    public async Task Two_rows_of_one_key_are_refused()
    {
        await using var house = await ListHouse.OpenAsync();
        var import = await house.ImportAsync(Spring, Row(1), Row(1) with { Position = 7 });
        var fault = Assert.Single(import.Faults);
        Assert.Equal((7L, CallListRules.DuplicateRow), (fault.Position, fault.Diagnostics[0].Rule));
    }

    [Fact]
    public async Task A_source_without_a_row_is_refused()
    {
        await using var house = await ListHouse.OpenAsync();
        var import = await house.ImportAsync(Spring);
        Assert.False(import.IsImported);
        Assert.Equal(CallListRules.ListUnusable, Assert.Single(import.Diagnostics).Rule);
        Assert.Null(await house.Ledger.FindListAsync("spring"));
    }

    // Nothing of such a list would ever be called, and nothing else would say so before it runs.
    [Fact]
    public async Task A_suppression_file_that_cannot_be_read_is_refused()
    {
        await using var house = await ListHouse.OpenAsync();
        var gone = house.PathOf("gone.txt");
        var import = await house.ImportAsync(
            Spring with { Gates = new CallGates { SuppressionFiles = [gone] } }, Row(1));
        var finding = Assert.Single(import.Diagnostics);
        Assert.Equal((GateRules.UnreadableSuppressions, gone), (finding.Rule, finding.Path));
    }

    [Fact]
    public async Task A_changed_row_is_a_conflict_that_names_the_field()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(Spring, Row(1) with { Key = "7" });
        var import = await house.ImportAsync(Spring, Row(2) with { Key = "7" });
        var finding = Assert.Single(Assert.Single(import.Faults).Diagnostics);
        Assert.Equal(CallListRules.RowConflict, finding.Rule);
        Assert.Contains("it differs in the address", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_source_as_another_list_is_refused()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(Spring, Row(1));
        var other = Spring with { Name = "summer" };
        var refused = await house.ImportAsync(other, Row(1));
        Assert.Equal(CallListRules.ImportedBefore, Assert.Single(refused.Diagnostics).Rule);
        Assert.True((await house.ImportAsync(other with { Again = true }, Row(1))).IsImported);
    }

    [Fact]
    public async Task A_toll_free_number_has_no_opening_in_all_its_zones()
    {
        await using var house = await ListHouse.OpenAsync();
        var hours = Spring with { Gates = new CallGates { Hours = "Mo-Fr 09:00-12:00" } };
        var row = Row(1) with { Call = OutboundCall.To("+18005550123") };
        var import = await house.ImportAsync(hours, row);
        Assert.Equal(CallListRules.NoOpening, Assert.Single(import.Faults).Diagnostics[0].Rule);
        Assert.True((await house.ImportAsync(hours, row with { TimeZone = "America/Chicago" })).IsImported);
    }

    private static CallListRow Row(int number) => CallListTests.Row(number) with
    {
        Call = OutboundCall.To($"+1202555010{number}"),
    };
}
