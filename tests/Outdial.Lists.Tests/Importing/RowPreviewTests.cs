using System.Collections.Immutable;
using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>What a preview says of a row is what its import, and the first look at its gates, make of it.</summary>
public sealed class RowPreviewTests
{
    private static readonly CallListOptions Spring = new() { Name = "spring" };

    // Monday, 15:00 UTC; the number was called a minute before.
    [Theory]
    [InlineData("none", null, ListRowState.Ended)]
    [InlineData("hours", "OD6040", ListRowState.Ended)]
    [InlineData("suppressed", "OD6041", ListRowState.Withheld)]
    [InlineData("gap", "OD6043", ListRowState.Ended)]
    [InlineData("cap", "OD6043", ListRowState.Ended)]
    [InlineData("late", "OD6044", ListRowState.Withheld)]
    [InlineData("hours, then the gap", "OD6040", ListRowState.Ended)]
    [InlineData("hours, then too late", "OD6044", ListRowState.Withheld)]
    [InlineData("hours that are never open together", "OD6040", ListRowState.Waiting)]
    public async Task It_says_what_the_gates_say_of_the_row(string gate, string? rule, ListRowState state)
    {
        await using var house = await ListHouse.OpenAsync();
        var options = Spring with { Gates = Gates(house, gate) };
        Assert.IsType<CallOutcome.Placed>(
            await house.Client.PlaceAsync(OutboundCall.To("+12025550101"), CallKey.Parse("before")));
        await Task.Delay(TimeSpan.FromMinutes(1), house.Time);
        await house.Ledger.SetGatesAsync(gate.StartsWith("hours that", StringComparison.Ordinal)
            ? new CallGates { Hours = "Sa 09:00-10:00", TimeZone = "Europe/London" } : CallGates.None);

        var preview = Assert.Single(await PreviewAsync(house, options, Row(1)));

        Assert.Equal((state == ListRowState.Ended, false), (preview.Due is not null, preview.IsThere));
        Assert.Equal(rule, preview.Held?.Rule.Id);
        Assert.True((await house.ImportAsync(options, Row(1))).IsImported);
        await house.RunAsync(options: new CallListRunOptions
        {
            StopAt = ListHouse.Monday.AddDays(2),
            PollInterval = TimeSpan.FromHours(1),
        });
        var row = Assert.Single(await house.RowsAsync());
        Assert.Equal(state, row.State);
        if (preview.Due is { } due)
        {
            Assert.InRange(row.Placed!.Value, due, due.AddMinutes(1));
        }
    }

    [Fact]
    public async Task It_knows_the_rows_that_are_there()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(Spring, Row(1) with { Key = "a" }, Row(2) with { Key = "b" });

        var previews = await PreviewAsync(
            house,
            Spring,
            Row(1) with { Key = "a" },
            Row(3) with { Key = "b" },
            Row(4) with { Key = "c" },
            Row(5) with { Key = "c" });

        Assert.Equal(
            [(true, ""), (false, "OD6051"), (false, ""), (false, "OD6050")],
            previews.Select(row => (row.IsThere, string.Join(' ', row.Diagnostics.Select(fault => fault.Rule.Id)))));
        Assert.Equal(2, (await house.RowsAsync()).Count);
    }

    private static CallGates Gates(ListHouse house, string gate)
    {
        var hours = new CallGates { Hours = "Mo-Fr 09:00-10:00", TimeZone = "Europe/London" };
        switch (gate)
        {
            case "suppressed":
                var file = house.PathOf("never.txt");
                File.WriteAllText(file, "+12025550101\n");
                return new CallGates { SuppressionFiles = [file] };
            case "late":
                return new CallGates { NotAfter = ListHouse.Monday.AddHours(-1) };
            case "gap":
                return new CallGates { MinGap = TimeSpan.FromHours(4) };
            case "cap":
                return new CallGates { MaxPerDay = 1 };
            case "hours, then the gap":
                return hours with { MinGap = TimeSpan.FromHours(18.5) };
            case "hours, then too late":
                return hours with { NotAfter = ListHouse.Monday.AddHours(6) };
            default:
                return gate.StartsWith("hours", StringComparison.Ordinal) ? hours : CallGates.None;
        }
    }

    private static async Task<ImmutableArray<CallListPreview>> PreviewAsync(
        ListHouse house, CallListOptions options, params IEnumerable<CallListRow> rows) =>
        [.. await house.List.PreviewAsync(options, rows.ToAsyncEnumerable()).ToListAsync()];

    private static CallListRow Row(int number) => new()
    {
        Position = number,
        Call = OutboundCall.To($"+1202555010{number}"),
    };
}
