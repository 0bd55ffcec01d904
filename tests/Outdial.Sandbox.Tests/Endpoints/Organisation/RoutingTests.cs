using System.Collections.Immutable;

namespace Outdial.Sandbox.Tests;

/// <summary>The look-ups by name, and their pages.</summary>
public sealed class RoutingTests
{
    [Theory]
    [InlineData("queues", "Support,Sales")]
    [InlineData("queues/me", "Support,Sales")]
    [InlineData("queues/00000000-0000-4000-8000-000000000031/wrapupcodes", "Left message,Not reached")]
    [InlineData("skills", "Billing,Returns")]
    [InlineData("languages", "English,Spanish")]
    [InlineData("wrapupcodes", "Left message,Not reached")]
    public async Task Lists_all_without_a_name(string path, string names)
    {
        await using var session = await Session.StartAsync();

        var listing = Listing.Of(await session.GetAsync($"/api/v2/routing/{path}", session.Sandbox.SignIn()));

        Assert.Equal(names.Split(','), listing.Names);
        Assert.Equal((25, 1, 2, 1), (listing.PageSize, listing.PageNumber, listing.Total, listing.PageCount));
        Assert.All(listing.Entities, entity => Assert.EndsWith(
            $"s/{entity.GetProperty("id")}", entity.GetProperty("selfUri").ToString(), StringComparison.Ordinal));
    }

    [Theory]
    // A star at an end of a queue's name stands for anything; without one the whole name is asked for.
    [InlineData("queues", "Sales", "Sales")]
    [InlineData("queues", "sALES", "Sales")]
    [InlineData("queues", "Sale", "")]
    [InlineData("queues", "S*", "Support,Sales,Sales East")]
    [InlineData("queues", "sales*", "Sales,Sales East")]
    [InlineData("queues", "*s", "Sales")]
    [InlineData("queues", "*EAST", "Sales East")]
    [InlineData("queues", "*a*", "Sales,Sales East")]
    [InlineData("queues", "*", "Support,Sales,Sales East")]
    [InlineData("queues", "**", "Support,Sales,Sales East")]
    [InlineData("queues", "S*s", "")]
    [InlineData("queues", "*nowhere*", "")]
    [InlineData("queues/me", "*t", "Support,Sales East")]
    // A skill's name is asked for by its beginning, and a star is a star.
    [InlineData("skills", "bill", "Billing,Billing 2")]
    [InlineData("skills", "Billing 2", "Billing 2")]
    [InlineData("skills", "illing", "")]
    [InlineData("skills", "*illing", "")]
    [InlineData("languages", "eng", "English")]
    [InlineData("languages", "x", "")]
    [InlineData("wrapupcodes", "Not", "Not reached")]
    public async Task Finds_by_name(string path, string name, string found)
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Queues = [new("q1", "Support"), new("q2", "Sales"), new("q3", "Sales East")],
                Skills = [new("s1", "Billing"), new("s2", "Billing 2"), new("s3", "Returns")],
            },
        });

        var listing = Listing.Of(await session.GetAsync(
            $"/api/v2/routing/{path}?name={Uri.EscapeDataString(name)}", session.Sandbox.SignIn()));

        Assert.Equal(found, string.Join(',', listing.Names));
    }

    [Fact]
    public async Task Shows_each_once_from_page_to_page_whatever_their_size()
    {
        await Gen.Select(Gen.Int[0, 30], Gen.Int[1, 12], Gen.OneOf("", "Q 1*", "*&=é", "*")).SampleAsync(
            async (count, size, name) =>
            {
                var queues = Enumerable.Range(0, count)
                    .Select(number => number % 5 == 0 ? $"{number} &=é" : $"Q {number}")
                    .Select((queue, number) => new SandboxEntity($"q{number}", queue))
                    .ToImmutableArray();
                await using var session = await Session.StartAsync(
                    new SandboxOptions { Organisation = new SandboxOrganisation { Queues = queues } });
                var expected = queues.Where(queue => name switch
                {
                    "Q 1*" => queue.Name.StartsWith("Q 1", StringComparison.Ordinal),
                    "*&=é" => queue.Name.EndsWith("&=é", StringComparison.Ordinal),
                    _ => true,
                });

                var all = await Listing.FollowAsync(session,
                    $"/api/v2/routing/queues?name={Uri.EscapeDataString(name)}&pageSize={size}",
                    session.Sandbox.SignIn());

                return expected.Select(queue => queue.Id).SequenceEqual(
                    all.Select(entity => entity.GetProperty("id").GetString()));
            }, iter: 60);
    }

    [Fact]
    public async Task Shows_nothing_beyond_the_last_page()
    {
        await using var session = await Session.StartAsync();

        var listing = Listing.Of(await session.GetAsync(
            "/api/v2/routing/skills?pageSize=1&pageNumber=2147483647", session.Sandbox.SignIn()));

        Assert.Empty(listing.Entities);
        Assert.Equal((2, 2), (listing.Total, listing.PageCount));
    }

    [Theory]
    [InlineData("skills?pageSize=0", "invalid.query.param.value")]
    [InlineData("skills?pageSize=-1", "invalid.query.param.value")]
    [InlineData("skills?pageSize=501", "invalid.query.param.value")]
    [InlineData("skills?pageSize=many", "invalid.query.param.value")]
    [InlineData("queues?pageSize=99999999999", "invalid.query.param.value")]
    [InlineData("skills?pageNumber=0", "invalid.query.param.value")]
    [InlineData("queues?pageNumber=0", "invalid.page.number")]
    [InlineData("queues?pageNumber=-1", "invalid.page.number")]
    [InlineData("queues?pageNumber=two", "invalid.page.number")]
    public async Task Refuses_a_page_that_is_none(string query, string code)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync($"/api/v2/routing/{query}", session.Sandbox.SignIn());

        Assert.Equal((400, code), (reply.Status, reply["code"]));
    }

    [Fact]
    public async Task Does_not_find_the_wrap_up_codes_of_a_queue_that_is_not_there()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync("/api/v2/routing/queues/none/wrapupcodes", session.Sandbox.SignIn());

        Assert.Equal((404, "resource.not.found"), (reply.Status, reply["code"]));
    }
}
