using System.Text.Json;

namespace Outdial.Tests;

public sealed class CallSnapshotTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("dialing", "contacting")]
    [InlineData("connected", "dialing")]
    [InlineData("disconnected", "connected")]
    [InlineData("disconnected", "parked")]
    [InlineData("terminated", "disconnected")]
    public void Never_lets_a_leg_go_back(string state, string late)
    {
        var sight = new CallSnapshot("id");
        sight.Take([Leg(state)]);
        sight.Take([Leg(late)]);
        Assert.Equal(state, Assert.Single(sight.Legs).State);
    }

    [Fact]
    public void Bears_an_answer_that_shows_a_leg_twice()
    {
        const string Twice = """
        {"participants":[{"id":"a","state":"dialing"},{"id":"a","state":"connected"}]}
        """;
        using var json = JsonDocument.Parse(Twice);
        var sight = new CallSnapshot("id");
        sight.Take(LegReader.Flat(json.RootElement));
        sight.Take(LegReader.Flat(json.RootElement));
        Assert.Single(sight.Legs);
    }

    [Fact]
    public void Keeps_a_leg_that_is_not_shown_any_longer_and_adds_new_ones()
    {
        var sight = new CallSnapshot("id");
        sight.Take([Leg("connected")]);
        sight.Take([Leg("dialing") with { Id = "b" }]);
        Assert.Equal(["b", "a"], sight.Legs.Select(leg => leg.Id));
    }

    [Fact]
    public void Remembers_that_a_leg_was_connected()
    {
        var sight = new CallSnapshot("id");
        sight.Take([Leg("connected") with { Started = Noon }]);
        sight.Take([Leg("terminated")]);
        Assert.True(Assert.Single(sight.Legs).WasConnected);
    }

    [Fact]
    public void Tells_nothing_twice()
    {
        var sight = new CallSnapshot("id");
        Assert.NotNull(sight.TakeChange());
        sight.Take([Leg("contacting")]);
        Assert.NotNull(sight.TakeChange());
        sight.Take([Leg("contacting")]);
        Assert.Null(sight.TakeChange());
    }

    private static CallLeg Leg(string state) => new() { Id = "a", State = state };
}
