using Outdial.Crash;
using Outdial.Sandbox;

namespace Outdial.Lists.Tests;

public sealed class CallListTests
{
    [Fact]
    public async Task Every_row_is_placed_once_and_followed_to_its_end()
    {
        await using var house = await ListHouse.OpenAsync();
        var rows = Enumerable.Range(1, 20).Select(Row).ToList();
        var import = await house.ImportAsync(new CallListOptions { Name = "spring" }, rows);
        Assert.Equal((true, 20, 0), (import.IsImported, import.Added, import.Faulty));

        var events = await house.RunAsync();

        var done = Assert.IsType<ListEvent.Done>(events[^1]);
        Assert.Equal(20, done.Counts[ListRowState.Ended]);
        Assert.Equal(20, house.Posts.Count);
        Assert.Equal(20, house.Sandbox.Phones.Rings);
        Assert.All(await house.RowsAsync(), row => Assert.Equal("answered", row.Verdict));
    }

    [Fact]
    public async Task Twelve_callers_are_in_one_call_each()
    {
        var users = Enumerable.Range(0x101, 12).Select(number =>
            new Guid($"00000000-0000-4000-8000-{number:x12}")).ToList();
        await using var house = await ListHouse.OpenAsync(sandbox: all => all with
        {
            Organisation = all.Organisation with
            {
                Users = [.. all.Organisation.Users, .. users.Select(user => new SandboxUser { Id = $"{user:D}" })],
            },
        });
        var rows = Enumerable.Range(1, 100).Select(Row).ToList();
        await house.ImportAsync(new CallListOptions { Name = "spring", Users = [.. users] }, rows);

        var events = await house.RunAsync();

        Assert.Equal(100, Assert.IsType<ListEvent.Done>(events[^1]).Counts[ListRowState.Ended]);
        var calls = events.OfType<ListEvent.Placed>().Select(placed => placed.Call.Caller).Distinct().Count();
        Assert.Equal(12, calls);
        Assert.Equal(100, house.Sandbox.Phones.Rings);
    }

    internal static CallListRow Row(int number) => new()
    {
        Position = number,
        Call = OutboundCall.To($"+12025550{number + 99}"),
    };
}
