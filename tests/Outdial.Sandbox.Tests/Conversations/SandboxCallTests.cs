using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>What a test can ask about the calls that were placed.</summary>
public sealed class SandboxCallTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_platform_call_has_what_its_request_said()
    {
        await using var session = await StartAsync();
        const string body = """{"phoneNumber":"+12025550123","callFromQueueId":"q","attributes":{"order":"4711"}}""";

        var id = (await session.CallAsUserAsync(body))["id"];

        var call = Assert.Single(session.Sandbox.Calls);
        Assert.Equal((id, SandboxContract.Platform, SandboxCallState.Contacting, Start),
            (call.Id, call.Contract, call.State, call.Placed));
        Assert.Equal((session.Sandbox.UserId, "q", session.Sandbox.ClientId),
            (call.UserId, call.FromQueueId, call.ClientId));
        Assert.Equal(["+12025550123"], call.To);
        Assert.Equal("4711", call.Attributes["order"]);
        Assert.Equal(body, call.RequestBody);
        Assert.Null(call.Connected);
        Assert.Null(call.Ended);
    }

    [Fact]
    public async Task A_guide_call_has_no_user_and_is_dialled_at_once()
    {
        await using var session = await StartAsync();

        await session.CallByGuideAsync(Session.GuideCall);

        var call = Assert.Single(session.Sandbox.Calls);
        Assert.Equal((SandboxContract.Guide, SandboxCallState.Dialing, null),
            (call.Contract, call.State, call.UserId));
        Assert.Equal(["+12025550123"], call.To);
        Assert.Equal(Session.GuideCall, call.RequestBody);
    }

    [Theory]
    [InlineData("""{"participants":[{"address":"sip:a@b.c"},{"address":"tel:+12025550123"}]}""",
        "sip:a@b.c tel:+12025550123")]
    [InlineData("""{"participants":[{"userId":"u"},{"queueId":"q"},{"address":"30005"}]}""", "u q 30005")]
    [InlineData("""{"callUserId":"u"}""", "u")]
    [InlineData("""{"callQueueId":"q"}""", "q")]
    [InlineData("""{"conversationIds":["c"]}""", "")]
    public async Task Destinations_are_in_the_order_of_the_request(string body, string expected)
    {
        await using var session = await StartAsync();

        await session.CallAsUserAsync(body);

        Assert.Equal(expected, string.Join(' ', Assert.Single(session.Sandbox.Calls).To));
    }

    [Theory]
    [InlineData("""{"id":"friends","type":"group"}""", "friends")]
    [InlineData("""{"id":"a@b.c","type":"email"}""", "a@b.c")]
    [InlineData("""{"id":"00000000-0000-4000-8000-000000000002"}""", "00000000-0000-4000-8000-000000000002")]
    public async Task Guide_addresses_are_as_they_were_sent(string address, string expected)
    {
        await using var session = await StartAsync();

        await session.CallByGuideAsync($$"""{"participants":[{"participantAddress":{{address}}}]}""");

        Assert.Equal([expected], Assert.Single(session.Sandbox.Calls).To);
    }

    [Theory]
    [InlineData("+447700900000", "2 Dialing -, 6 Connected 6, 26 Ended 6")] // answered
    [InlineData("+447700900002", "2 Dialing -, 31 Dialing -, 32 Ended -")] // not answered
    [InlineData("+447700900004", "59 Contacting -, 60 Ended -")] // the station is not answered
    public async Task State_and_times_follow_the_clock(string number, string expected)
    {
        await using var session = await StartAsync();
        await session.CallAsUserAsync($$"""{"phoneNumber":"{{number}}"}""");
        var now = 0;

        foreach (var step in expected.Split(", "))
        {
            var second = int.Parse(step.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            session.Sandbox.Advance(TimeSpan.FromSeconds(second - now));
            now = second;
            var call = Assert.Single(session.Sandbox.Calls);
            var connected = call.Connected is { } time ? $"{(time - Start).TotalSeconds}" : "-";
            Assert.Equal(step, $"{now} {call.State} {connected}");
            Assert.Equal(call.State is SandboxCallState.Ended ? Start.AddSeconds(now) : null, call.Ended);
        }
    }

    [Fact]
    public async Task Refused_requests_are_no_calls()
    {
        await using var session = await StartAsync();

        await session.CallAsUserAsync("{}");
        await session.PostAsync(Session.Calls, Session.PlatformCall, "no-token");
        await session.CallAsUserAsync("""{"phoneNumber":"+442079460400"}""");

        Assert.Empty(session.Sandbox.Calls);
    }

    [Fact]
    public async Task A_lost_response_leaves_a_call()
    {
        await using var session = await StartAsync();
        session.Sandbox.Faults.Add("lose=reset");

        await session.ObserveCallAsync();

        Assert.Equal(["+12025550123"], Assert.Single(session.Sandbox.Calls).To);
    }

    [Fact]
    public async Task The_list_is_a_snapshot_from_the_oldest_to_the_newest()
    {
        await using var session = await StartAsync();
        var before = session.Sandbox.Calls;
        string[] numbers = ["+12025550101", "+12025550102", "+12025550103"];
        foreach (var number in numbers)
            await session.CallAsUserAsync($$"""{"phoneNumber":"{{number}}"}""");

        Assert.Empty(before);
        Assert.Equal(numbers, session.Sandbox.Calls.Select(call => call.To[0]));
        session.Sandbox.Reset();
        Assert.Empty(session.Sandbox.Calls);
    }

    [Fact]
    public async Task A_secret_in_the_body_is_masked()
    {
        await using var session = await StartAsync();

        await session.CallAsUserAsync($$"""{"phoneNumber":"+1","label":"{{session.Sandbox.ClientSecret}}"}""");

        Assert.Equal("""{"phoneNumber":"+1","label":"***"}""", Assert.Single(session.Sandbox.Calls).RequestBody);
    }

    private static Task<Session> StartAsync() =>
        Session.StartAsync(new SandboxOptions { Time = new FakeTimeProvider(Start) });
}
