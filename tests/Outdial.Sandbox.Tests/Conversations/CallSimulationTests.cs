using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class CallSimulationTests
{
    private const string Answered = "+12025550123";

    [Theory]
    // By the default pace: the station is answered after 1 s and connected after 2, the far phone answered 4 s later,
    // and put down after 20 more; a second after that all is over.
    [InlineData(0, "user contacting")]
    [InlineData(1, "user dialing")]
    [InlineData(2, "user connected; external dialing")]
    [InlineData(5.9, "user connected; external dialing")]
    [InlineData(6, "user connected; external connected")]
    [InlineData(25.9, "user connected; external connected")]
    [InlineData(26, "user disconnected peer; external disconnected endpoint")]
    [InlineData(27, "user terminated peer; external terminated endpoint")]
    [InlineData(86_000, "user terminated peer; external terminated endpoint")]
    public async Task Goes_from_contacting_to_terminated(double seconds, string expected) =>
        Assert.Equal(expected, await AfterAsync(Answered, seconds));

    [Theory]
    [InlineData("+447700900001", 3, "user disconnected peer; external disconnected endpoint")]
    [InlineData("+447700900002", 31, "user connected; external dialing")]
    [InlineData("+447700900002", 32, "user disconnected peer; external disconnected endpoint")]
    [InlineData("+447700900003", 3,
        "user disconnected peer; external terminated error error.ininedgecontrol.connection.dialplan.notReachable")]
    [InlineData("+447700900004", 59, "user contacting")]
    [InlineData("+447700900004", 60, "user terminated error error.ininedgecontrol.connection.timeout")]
    public async Task Ends_as_the_number_says(string number, double seconds, string expected) =>
        Assert.Equal(expected, await AfterAsync(number, seconds));

    [Fact]
    public async Task Is_the_same_whether_time_passes_in_one_step_or_in_many()
    {
        var steps = Gen.Int[1, 40_000].Array[1, 12];
        var number = Gen.OneOf(
            Answered, "+447700900001", "+447700900002", "+447700900003", "+447700900004");

        await Gen.Select(number, steps).SampleAsync(async (dialled, milliseconds) =>
        {
            var (one, many) = (new FakeTimeProvider(), new FakeTimeProvider());
            await using var first = await Session.StartAsync(new SandboxOptions { Time = one });
            await using var second = await Session.StartAsync(new SandboxOptions { Time = many });
            var (idOfFirst, idOfSecond) = (await PlaceAsync(first, dialled), await PlaceAsync(second, dialled));

            one.Advance(TimeSpan.FromMilliseconds(milliseconds.Sum()));
            foreach (var step in milliseconds)
            {
                many.Advance(TimeSpan.FromMilliseconds(step));
                _ = await ShowAsync(second, idOfSecond);
            }
            return Times(await ShowAsync(first, idOfFirst)) == Times(await ShowAsync(second, idOfSecond));
        }, iter: 40);
    }

    [Fact]
    public async Task Never_goes_back_and_ends_whatever_is_called()
    {
        var number = Gen.OneOf(
            Answered, "+447700900001", "+447700900002", "+447700900003", "+447700900004", "sip:ann@example.com",
            "3000");
        await number.Array[1, 4].SampleAsync(async numbers =>
        {
            var time = new FakeTimeProvider();
            await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
            var parties = string.Join(',', numbers.Select(dialled => $$"""{"address":"{{dialled}}"}"""));
            var id = (await session.CallAsUserAsync($$"""{"participants":[{{parties}}]}"""))["id"];

            var before = Ranks(await ShowAsync(session, id));
            for (var second = 0; second < 120; second++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                var now = Ranks(await ShowAsync(session, id));
                if (before.Any(leg => now[leg.Key] < leg.Value))
                    return false;
                before = now;
            }
            return before.Values.All(rank => rank == 4);
        }, iter: 20);
    }

    [Fact]
    public async Task Goes_on_when_the_sandbox_advances()
    {
        await using var session = await Session.StartAsync();
        var id = await PlaceAsync(session, Answered);

        session.Sandbox.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("user terminated peer; external terminated endpoint", Words(await ShowAsync(session, id)));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Sandbox.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task Takes_the_pace_it_is_given()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Time = time,
            Pace = new CallPace { StationAnswers = TimeSpan.Zero, StationConnects = TimeSpan.Zero },
        });

        var id = await PlaceAsync(session, Answered);

        Assert.Equal("user connected; external dialing", Words(await ShowAsync(session, id)));
    }

    [Fact]
    public async Task Has_no_station_and_dials_at_once_under_the_guide()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var token = await session.GuideTokenAsync();
        var id = (await session.PostAsync(Session.Calls, Session.GuideCall, token))["id"];

        Assert.Equal("external dialing", Words(await ShowAsync(session, id)));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("external connected", Words(await ShowAsync(session, id)));
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("external terminated endpoint", Words(await ShowAsync(session, id)));
    }

    [Fact]
    public async Task Of_a_conference_ends_with_its_last_far_leg()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var id = (await session.CallAsUserAsync(
            """{"participants":[{"address":"+447700900001"},{"address":"+12025550123"}]}"""))["id"];

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("user connected; external terminated endpoint; external connected",
            Words(await ShowAsync(session, id)));
        time.Advance(TimeSpan.FromSeconds(17));
        Assert.Equal("user terminated peer; external terminated endpoint; external terminated endpoint",
            Words(await ShowAsync(session, id)));
    }

    [Fact]
    public async Task Puts_attributes_and_the_contact_on_the_far_leg()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var id = (await session.CallAsUserAsync("""
            {"phoneNumber":"+12025550123","callFromQueueId":"q1","attributes":{"ticket":"T-1042"},
             "externalContactId":"c1","uuiData":"abc"}
            """))["id"];
        time.Advance(TimeSpan.FromSeconds(3));

        var legs = (await ShowAsync(session, id)).GetProperty("participants");

        Assert.Equal(("agent", "customer"),
            (legs[0].GetProperty("purpose").GetString(), legs[1].GetProperty("purpose").GetString()));
        Assert.False(legs[0].TryGetProperty("attributes", out _));
        Assert.Equal("""{"ticket":"T-1042"}""", legs[1].GetProperty("attributes").GetRawText());
        Assert.Equal(("c1", "abc", "tel:+12025550123"), (
            legs[1].GetProperty("externalContact").GetProperty("id").GetString(),
            legs[1].GetProperty("uuiData").GetString(), legs[1].GetProperty("address").GetString()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24 * 60 * 60 + 1)]
    public async Task Has_no_pace_out_of_range(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GenesysSandbox.StartAsync(new SandboxOptions
        {
            Pace = new CallPace { Talk = TimeSpan.FromSeconds(seconds) },
        }));

    private static async Task<string> AfterAsync(string number, double seconds)
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var id = await PlaceAsync(session, number);
        time.Advance(TimeSpan.FromSeconds(seconds));
        return Words(await ShowAsync(session, id));
    }

    private static async Task<string> PlaceAsync(Session session, string number) =>
        (await session.CallAsUserAsync($$"""{"phoneNumber":"{{number}}"}"""))["id"];

    private static async Task<JsonElement> ShowAsync(Session session, string id) =>
        (await session.GetAsync($"{Session.Calls}/{id}", session.Sandbox.SignIn())).Json;

    private static string Words(JsonElement call) => string.Join("; ", Legs(call).Select(leg => string.Join(' ',
        new[]
        {
            Text(leg, "purpose"), Text(leg, "state"), Text(leg, "disconnectType"),
            leg.TryGetProperty("errorInfo", out var error) ? Text(error, "code") : null,
        }.Where(word => word is not null))));

    private static string Times(JsonElement call) => string.Join("; ", Legs(call).Select(leg =>
        $"{Text(leg, "state")} {Text(leg, "startTime")} {Text(leg, "connectedTime")} {Text(leg, "endTime")}"));

    private static Dictionary<string, int> Ranks(JsonElement call) => Legs(call).ToDictionary(
        leg => Text(leg, "id")!,
        leg => Array.IndexOf(
            ["contacting", "dialing", "connected", "disconnected", "terminated"], Text(leg, "state")));

    private static JsonElement.ArrayEnumerator Legs(JsonElement call) =>
        call.GetProperty("participants").EnumerateArray();

    private static string? Text(JsonElement leg, string name) =>
        leg.TryGetProperty(name, out var value) ? value.GetString() : null;
}
