using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>The query by which a client finds out, later, whether a call was placed.</summary>
public sealed class DetailsQueryTests
{
    private const string Path = "/api/v2/analytics/conversations/details/query";
    private const string Hour = "\"interval\":\"2026-09-01T10:00:00.000Z/2026-09-01T11:00:00.000Z\"";
    private static readonly DateTimeOffset Ten = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    [InlineData(86_400)]
    public async Task Finds_a_call_once_the_delay_is_over(int seconds)
    {
        var delay = TimeSpan.FromSeconds(seconds);
        var (session, time) = await StartAsync(delay);
        await using var _ = session;
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        if (delay > TimeSpan.Zero)
        {
            time.Advance(delay - TimeSpan.FromTicks(1));
            Assert.Empty(await AskAsync(session, ""));
            time.Advance(TimeSpan.FromTicks(1));
        }

        Assert.Equal([id], await AskAsync(session, ""));
    }

    [Fact]
    public async Task Is_ten_seconds_behind_also_when_the_sandbox_advances()
    {
        await using var session = await Session.StartAsync();
        await session.CallAsUserAsync(Session.PlatformCall);
        const string Always = """{"interval":"2000-01-01T00:00:00.000Z/2100-01-01T00:00:00.000Z"}""";

        session.Sandbox.Advance(TimeSpan.FromSeconds(9));
        var before = await session.PostAsync(Path, Always, session.Sandbox.SignIn());
        session.Sandbox.Advance(TimeSpan.FromSeconds(1));
        var after = await session.PostAsync(Path, Always, session.Sandbox.SignIn());

        Assert.Equal(("0", "1"), (before["totalHits"], after["totalHits"]));
    }

    [Fact]
    public async Task Shows_a_call_with_its_parties_sessions_and_segments()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var id = (await session.CallAsUserAsync("""
            {"phoneNumber":"+12025550123","callFromQueueId":"q1","attributes":{"ticket":"T-1042"},
             "externalContactId":"c1"}
            """))["id"];
        time.Advance(TimeSpan.FromMinutes(1));

        var reply = await session.PostAsync(Path, $"{{{Hour}}}", session.Sandbox.SignIn());

        Assert.Equal((200, "1"), (reply.Status, reply["totalHits"]));
        var call = Assert.Single(reply.Json.GetProperty("conversations").EnumerateArray());
        Assert.Equal((id, "2026-09-01T10:00:00.000Z", "2026-09-01T10:00:26.000Z", "outbound"),
            (Text(call, "conversationId"), Text(call, "conversationStart"), Text(call, "conversationEnd"),
                Text(call, "originatingDirection")));
        var parties = call.GetProperty("participants").EnumerateArray().ToList();
        Assert.Equal(["agent", "customer"], parties.Select(party => Text(party, "purpose")));
        Assert.Equal(session.Sandbox.UserId, Text(parties[0], "userId"));
        Assert.Equal("c1", Text(parties[1], "externalContactId"));
        Assert.DoesNotContain("ticket", reply.Text, StringComparison.Ordinal); // analytics shows no attributes
        foreach (var party in parties)
        {
            var one = Assert.Single(party.GetProperty("sessions").EnumerateArray());
            Assert.Equal(("voice", "outbound", "tel:+12025550123"),
                (Text(one, "mediaType"), Text(one, "direction"), Text(one, "dnis")));
            var segment = Assert.Single(one.GetProperty("segments").EnumerateArray());
            Assert.Equal(("interact", "2026-09-01T10:00:26.000Z"),
                (Text(segment, "segmentType"), Text(segment, "segmentEnd")));
        }
    }

    [Theory]
    [InlineData("\"phoneNumber\":\"4021\"", "tel:4021")]
    [InlineData("\"phoneNumber\":\"tel:+12025550123;ext=12\"", "tel:+12025550123;ext=12")]
    [InlineData("\"phoneNumber\":\"sip:ann@example.com\"", "sip:ann@example.com;language=en-US")]
    [InlineData("\"phoneNumber\":\"ann@example.com\"", "sip:ann@example.com;language=en-US")]
    [InlineData("\"callQueueId\":\"q1\"", "sip:q1@127.0.0.1;language=en-US;user=acd")]
    [InlineData("\"participants\":[{\"queueId\":\"q1\"}]", "sip:q1@127.0.0.1;language=en-US;user=acd")]
    [InlineData("\"callUserId\":\"bob\"", null)] // how the service writes it is not known
    public async Task Shows_what_was_dialled_as_the_service_writes_it(string destination, string? expected)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        await session.CallAsUserAsync($"{{{destination}}}");
        time.Advance(TimeSpan.FromSeconds(10));

        var reply = await session.PostAsync(Path, $"{{{Hour}}}", session.Sandbox.SignIn());

        var party = reply.Json.GetProperty("conversations")[0].GetProperty("participants").EnumerateArray().Last();
        var one = party.GetProperty("sessions")[0];
        Assert.Equal(expected, one.TryGetProperty("dnis", out var dnis) ? dnis.GetString() : null);
    }

    [Theory]
    // The dimensions of a client that looks for a call it is not sure of.
    [InlineData("segment", "and", "dnis=tel:+12025550123", "0")]
    [InlineData("segment", "and", "dnis=+12025550123", "")] // kept with tel:, and asked for with tel:
    [InlineData("segment", "and", "dnis=tel:+12025550124", "1")]
    [InlineData("segment", "and", "userId=ME mediaType=voice dnis=tel:+12025550124", "1")]
    [InlineData("segment", "and", "userId=other dnis=tel:+12025550124", "")]
    [InlineData("segment", "or", "dnis=tel:+12025550123 dnis=tel:+12025550124", "0,1")]
    [InlineData("segment", "and", "mediaType=email", "")]
    [InlineData("segment", "and", "userId=ME purpose=customer", "")] // one leg must have it all
    [InlineData("segment", "and", "purpose=customer direction=outbound", "2")]
    [InlineData("segment", "and", "queueId=q1", "2")]
    [InlineData("segment", "and", "errorCode", "3")]
    [InlineData("segment", "and", "wrapUpCode", "")]
    [InlineData("conversation", "and", "originatingDirection=outbound", "0,1,2,3")]
    [InlineData("conversation", "and", "originatingDirection=inbound", "")]
    [InlineData("conversation", "and", "externalContactId=c1", "2")]
    [InlineData("conversation", "and", "externalContactId", "2")]
    [InlineData("conversation", "and", "userId=ME purpose=customer", "2")] // any leg may have each
    public async Task Finds_what_the_filters_ask_for(string kind, string type, string predicates, string expected)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        string[] calls =
        [
            Session.PlatformCall, """{"phoneNumber":"+12025550124"}""",
            """{"phoneNumber":"+12025550125","callFromQueueId":"q1","externalContactId":"c1"}""",
            """{"phoneNumber":"+447700900003"}""", // reached by no number plan
        ];
        var ids = new List<string>();
        foreach (var call in calls)
            ids.Add((await session.CallAsUserAsync(call))["id"]);
        time.Advance(TimeSpan.FromSeconds(20));

        var filter = string.Join(',', predicates.Split(' ').Select(predicate =>
            predicate.Replace("ME", session.Sandbox.UserId, StringComparison.Ordinal).Split('=') switch
            {
                [var name, var value] => $$"""
                    {"type":"dimension","dimension":"{{name}}","operator":"matches","value":"{{value}}"}
                    """,
                [var name] => $$"""{"dimension":"{{name}}","operator":"exists"}""",
                _ => throw new ArgumentException(predicate, nameof(predicates)),
            }));
        var found = await AskAsync(
            session, $$""","{{kind}}Filters":[{"type":"{{type}}","predicates":[{{filter}}]}]""");

        Assert.Equal(expected, string.Join(',', found.Select(id => ids.IndexOf(id))));
    }

    [Theory]
    [InlineData("segment", 0)] // one leg must pass every filter
    [InlineData("conversation", 1)] // any leg may pass each
    public async Task Asks_every_filter_of_the_same_leg_or_of_the_conversation(string kind, int hits)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        await session.CallAsUserAsync(Session.PlatformCall);
        time.Advance(TimeSpan.FromSeconds(10));

        var found = await AskAsync(session, $$"""
            ,"{{kind}}Filters":[
            {"type":"and","predicates":[{"dimension":"purpose","value":"user"}]},
            {"type":"and","predicates":[{"dimension":"purpose","value":"external"}]}]
            """);

        Assert.Equal(hits, found.Count);
    }

    [Fact]
    public async Task Finds_the_number_of_a_call_whose_far_leg_is_not_there_yet()
    {
        var (session, _) = await StartAsync(TimeSpan.Zero);
        await using var _2 = session;
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        var found = await AskAsync(session, ",\"segmentFilters\":[{\"type\":\"and\",\"predicates\":[" +
            "{\"dimension\":\"dnis\",\"value\":\"tel:+12025550123\"}]}]");

        Assert.Equal([id], found);
    }

    [Fact]
    public async Task Goes_from_page_to_page_in_either_order()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var ids = new List<string>();
        for (var call = 0; call < 7; call++)
        {
            ids.Add((await session.CallAsUserAsync(Session.PlatformCall))["id"]);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        time.Advance(TimeSpan.FromSeconds(10));

        await Gen.Select(Gen.Int[1, 9], Gen.OneOf("asc", "desc", "")).SampleAsync(async (size, order) =>
        {
            var all = new List<string>();
            for (var page = 1; page <= (7 / size) + 2; page++)
                all.AddRange(await AskAsync(session, (order.Length == 0 ? "" : $",\"order\":\"{order}\"") +
                    $",\"paging\":{{\"pageSize\":{size},\"pageNumber\":{page}}}", totalHits: 7));
            return all.SequenceEqual(order == "desc" ? Enumerable.Reverse(ids) : ids);
        }, iter: 12);
    }

    [Theory]
    [InlineData("2026-09-01T10:00:00.000Z/2026-09-01T10:00:00.000Z", 1)]
    [InlineData("2026-09-01T09:00:00.000Z/2026-09-01T09:59:59.999Z", 0)]
    [InlineData("2026-09-01T10:00:00.001Z/2026-09-01T11:00:00.000Z", 0)]
    public async Task Finds_calls_of_the_interval_only(string interval, int hits)
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        await session.CallAsUserAsync(Session.PlatformCall);
        time.Advance(TimeSpan.FromSeconds(10));

        var reply = await session.PostAsync(Path, $$"""{"interval":"{{interval}}"}""", session.Sandbox.SignIn());

        Assert.Equal($"{hits}", reply["totalHits"]);
    }

    [Theory]
    [InlineData("{}", "interval")]
    [InlineData("""{"interval":null}""", "interval")]
    [InlineData("""{"interval":"2026-09-01T10:00:00Z"}""", "interval")]
    [InlineData("""{"interval":"2026-09-01T11:00:00Z/2026-09-01T10:00:00Z"}""", "interval")]
    [InlineData($$$"""{{{{Hour}}},"paging":{"pageSize":0}}""", "pageSize")]
    [InlineData($$$"""{{{{Hour}}},"paging":{"pageSize":101}}""", "pageSize")]
    [InlineData($$$"""{{{{Hour}}},"paging":{"pageNumber":0}}""", "pageNumber")]
    [InlineData($$$"""{{{{Hour}}},"segmentFilters":{}}""", "segmentFilters")]
    [InlineData($$$"""{{{{Hour}}},"segmentFilters":[1]}""", "type")]
    [InlineData($$$"""{{{{Hour}}},"segmentFilters":[{"type":"not","predicates":[]}]}""", "type")]
    [InlineData($$$"""{{{{Hour}}},"conversationFilters":[{"type":"and"}]}""", "predicates")]
    [InlineData($$$"""{{{{Hour}}},"segmentFilters":[{"type":"or","predicates":[{"dimension":"mood"}]}]}""", "mood")]
    [InlineData($$$"""{{{{Hour}}},"segmentFilters":[{"type":"or","predicates":[{"dimension":"dnis"}]}]}""", "value")]
    [InlineData(
        $$$"""{{{{Hour}}},"segmentFilters":[{"type":"or","predicates":[{"dimension":"dnis","operator":"like"}]}]}""",
        "like")]
    public async Task Refuses_what_is_no_query_and_says_why_in_the_journal(string body, string word)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(Path, body, session.Sandbox.SignIn());

        Assert.Equal((400, "bad.request"), (reply.Status, reply["code"]));
        Assert.Contains(word, session.Sandbox.Requests[^1].Explanation, StringComparison.Ordinal);
    }

    private static async Task<(Session Session, FakeTimeProvider Time)> StartAsync(TimeSpan? delay = null)
    {
        var time = new FakeTimeProvider(Ten);
        return (await Session.StartAsync(new SandboxOptions
        {
            Time = time,
            AnalyticsDelay = delay ?? TimeSpan.FromSeconds(10),
            TokenLifetime = TimeSpan.FromDays(2),
        }), time);
    }

    private static async Task<List<string>> AskAsync(Session session, string rest, int? totalHits = null)
    {
        var reply = await session.PostAsync(Path, $"{{{Hour}{rest}}}", session.Sandbox.SignIn());
        Assert.True(reply.Status == 200, reply.Text);
        var ids = reply.Json.GetProperty("conversations").EnumerateArray().Select(call => Text(call, "conversationId"));
        List<string> found = [.. ids];
        Assert.Equal($"{totalHits ?? found.Count}", reply["totalHits"]);
        return found;
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).ToString();
}
