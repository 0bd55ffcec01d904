using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>The listings of calls, the history, and a call in its nested shape.</summary>
public sealed class ReadEndpointsTests
{
    private const string Nested = "/api/v2/conversations";
    private const string Other = "00000000-0000-4000-8000-000000000022";
    private static readonly DateTimeOffset Ten = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Session.Calls)]
    [InlineData(Nested)]
    [InlineData($"{Nested}?communicationType=Call")]
    public async Task List_the_calls_in_which_the_user_still_is(string path)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        var ended = await PlaceAsync(session, token);
        time.Advance(TimeSpan.FromSeconds(27));
        var first = await PlaceAsync(session, token);
        await PlaceAsync(session, session.Sandbox.SignIn(Everybody));
        var second = await PlaceAsync(session, token);

        var listing = Listing.Of(await session.GetAsync(path, token));

        Assert.Equal([first, second], listing.Ids);
        Assert.DoesNotContain(ended, listing.Ids);
        Assert.Equal((25, 1, 2), (listing.PageSize, listing.PageNumber, listing.Total));
        time.Advance(TimeSpan.FromSeconds(26));
        Assert.Empty(Listing.Of(await session.GetAsync(path, token)).Entities);
    }

    [Fact]
    public async Task List_a_call_for_the_called_user_once_that_leg_exists()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var id = (await session.PostAsync(
            Session.Calls, $$"""{"callUserId":"{{Other}}"}""", session.Sandbox.SignIn()))["id"];
        var called = session.Sandbox.SignIn(Other);

        Assert.Empty(Listing.Of(await session.GetAsync(Session.Calls, called)).Entities);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([id], Listing.Of(await session.GetAsync(Session.Calls, called)).Ids);
    }

    [Fact]
    public async Task List_nothing_of_another_kind_than_calls()
    {
        var (session, _) = await StartAsync();
        await using var _2 = session;
        var token = session.Sandbox.SignIn();
        await PlaceAsync(session, token);

        Assert.Empty(Listing.Of(await session.GetAsync($"{Nested}?communicationType=Email", token)).Entities);
    }

    [Fact]
    public async Task List_every_call_for_a_client_that_is_not_refused()
    {
        var (session, _) = await StartAsync();
        await using var _2 = session;
        var mine = await PlaceAsync(session, session.Sandbox.SignIn());
        var others = await PlaceAsync(session, session.Sandbox.SignIn(Everybody));
        var token = await session.PlatformTokenAsync();

        Assert.Equal([mine, others], Listing.Of(await session.GetAsync(Nested, token)).Ids);
        Assert.Equal([others, mine], Listing.Of(await session.GetAsync($"{Session.Calls}/history", token)).Ids);
    }

    [Fact]
    public async Task Show_the_history_of_the_user_the_newest_first()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        var ids = new List<string>();
        for (var call = 0; call < 7; call++)
        {
            ids.Add(await PlaceAsync(session, token));
            await PlaceAsync(session, session.Sandbox.SignIn(Everybody));
            time.Advance(TimeSpan.FromMinutes(1));
        }
        ids.Reverse();

        var whole = Listing.Of(await session.GetAsync($"{Session.Calls}/history", token));
        var pages = await Listing.FollowAsync(session, $"{Session.Calls}/history?pageSize=3", token);

        Assert.Equal(ids, whole.Ids);
        Assert.Equal((25, 7), (whole.PageSize, whole.Total));
        Assert.Equal(ids, pages.Select(call => call.GetProperty("id").ToString()));
    }

    // CallHistoryConversation and CallHistoryParticipant: no state, no attributes.
    [Fact]
    public async Task Show_the_history_in_its_own_published_shape()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        await session.PostAsync(
            Session.Calls, """{"phoneNumber":"+12025550123","attributes":{"ticket":"T-1"},"uuiData":"x"}""", token);
        time.Advance(TimeSpan.FromMinutes(5));

        var call = Assert.Single(Listing.Of(await session.GetAsync($"{Session.Calls}/history", token)).Entities);

        Assert.Equal(
            ["id", "participants", "direction", "wentToVoicemail", "missedCall", "startTime", "wasConference",
                "wasCallback", "selfUri"],
            call.EnumerateObject().Select(member => member.Name));
        string[] published =
        [
            "id", "name", "startTime", "endTime", "purpose", "direction", "ani", "dnis", "user", "queue", "group",
            "disconnectType", "externalContact", "externalOrganization", "didInteract", "sipResponseCodes", "address",
        ];
        var participants = call.GetProperty("participants").EnumerateArray().ToList();
        Assert.Equal(2, participants.Count);
        Assert.All(participants, participant => Assert.Empty(
            participant.EnumerateObject().Select(member => member.Name).Except(published)));
        Assert.All(participants, participant => Assert.True(participant.GetProperty("didInteract").GetBoolean()));
    }

    [Theory]
    [InlineData("2026-09-01T10:00:00.000Z/2026-09-01T10:10:00.000Z", "0,1,2")]
    [InlineData("2026-09-01T10:00:00.001Z/2026-09-01T10:01:00.000Z", "1")]
    [InlineData("2026-09-01T12:01:00.000+02:00/2026-09-01T12:02:00.000+02:00", "1,2")]
    [InlineData("2026-09-01T10:02:00.001Z/2026-09-02T00:00:00.000Z", "")]
    [InlineData("2026-08-31T00:00:00.000Z/2026-09-01T09:59:59.999Z", "")]
    public async Task Show_the_history_of_an_interval(string interval, string expected)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        var ids = new List<string>();
        for (var call = 0; call < 3; call++)
        {
            ids.Add(await PlaceAsync(session, token));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        var path = $"{Session.Calls}/history?pageSize=1&interval={Uri.EscapeDataString(interval)}";
        var found = await Listing.FollowAsync(session, path, token);

        Assert.Equal(expected, string.Join(',',
            found.Select(call => ids.IndexOf(call.GetProperty("id").ToString())).Order()));
    }

    [Theory]
    [InlineData("pageSize=51")]
    [InlineData("pageSize=0")]
    [InlineData("pageNumber=0")]
    [InlineData("interval=today")]
    [InlineData("interval=2026-09-01T10:00:00Z")]
    [InlineData("interval=2026-09-01T10:00:00Z/2026-09-01T09:00:00Z")]
    public async Task Refuse_a_history_that_cannot_be(string query)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync($"{Session.Calls}/history?{query}", session.Sandbox.SignIn());

        Assert.Equal((400, "invalid.query.param.value"), (reply.Status, reply["code"]));
    }

    [Fact]
    public async Task Say_how_many_a_conference_may_have()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync($"{Session.Calls}/maximumconferenceparties", session.Sandbox.SignIn());

        Assert.Equal((200, """{"maxParticipants":100}"""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task Show_a_conversation_with_states_on_the_calls_of_parties()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        var id = (await session.PostAsync(Session.Calls, """
            {"phoneNumber":"+12025550123","callFromQueueId":"q1","attributes":{"ticket":"T-1042"},
             "externalContactId":"c1","uuiData":"abc"}
            """, token))["id"];
        time.Advance(TimeSpan.FromSeconds(6));

        var call = await session.GetAsync($"{Nested}/{id}", token);

        Assert.Equal((200, id, $"{Nested}/{id}", "2026-09-01T10:00:00.000Z"),
            (call.Status, call["id"], call["selfUri"], call["startTime"]));
        Assert.False(call.Json.TryGetProperty("endTime", out var _));
        var parties = call.Json.GetProperty("participants").EnumerateArray().ToList();
        Assert.Equal([("agent", "connected"), ("customer", "connected")], parties.Select(party =>
            (party.GetProperty("purpose").ToString(), OnlyCall(party).GetProperty("state").ToString())));
        Assert.All(parties, party => Assert.False(party.TryGetProperty("state", out var _)));
        Assert.Equal((session.Sandbox.UserId, "q1"),
            (parties[0].GetProperty("userId").ToString(), parties[0].GetProperty("queueId").ToString()));
        Assert.Equal(("tel:+12025550123", "c1", """{"ticket":"T-1042"}"""),
            (parties[1].GetProperty("address").ToString(), parties[1].GetProperty("externalContactId").ToString(),
                parties[1].GetProperty("attributes").GetRawText()));
        Assert.Equal(("tel:+12025550123", "2026-09-01T10:00:06.000Z", "abc"),
            (OnlyCall(parties[1]).GetProperty("other").GetProperty("addressNormalized").ToString(),
                OnlyCall(parties[1]).GetProperty("connectedTime").ToString(),
                OnlyCall(parties[1]).GetProperty("uuiData").ToString()));

        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("2026-09-01T10:00:26.000Z", (await session.GetAsync($"{Nested}/{id}", token))["endTime"]);
    }

    [Fact]
    public async Task Find_no_conversation_that_is_not_there()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync($"{Nested}/none", session.Sandbox.SignIn());

        Assert.Equal((404, "conversation.error.conversation.not.found"), (reply.Status, reply["code"]));
    }

    private const string Everybody = "00000000-0000-4000-8000-000000000099";

    private static async Task<(Session Session, FakeTimeProvider Time)> StartAsync()
    {
        var time = new FakeTimeProvider(Ten);
        var organisation = new SandboxOrganisation();
        return (await Session.StartAsync(new SandboxOptions
        {
            Time = time,
            Organisation = organisation with
            {
                Users = [.. organisation.Users, new SandboxUser { Id = Everybody }],
            },
        }), time);
    }

    private static async Task<string> PlaceAsync(Session session, string token) =>
        (await session.PostAsync(Session.Calls, Session.PlatformCall, token))["id"];

    private static System.Text.Json.JsonElement OnlyCall(System.Text.Json.JsonElement party) =>
        Assert.Single(party.GetProperty("calls").EnumerateArray());
}
