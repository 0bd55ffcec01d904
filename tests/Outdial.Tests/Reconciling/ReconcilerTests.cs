using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Whether a call whose answer was lost is found, and when it may be said that there is none: against the
/// sandbox, over real sockets.</summary>
public sealed class ReconcilerTests
{
    private const string Lost = "lose=504,count=1";
    private const string Failed = "status=503,count=1,body=outdialAttempt";

    [Fact]
    public async Task Finds_a_call_that_goes_on()
    {
        await using var story = await LostCallStory.StartAsync(Lost);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromSeconds(5));

        var placed = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));

        Assert.Contains("the active calls", placed.Evidence, StringComparison.Ordinal);
        Assert.Equal(1, story.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Finds_a_call_that_is_over()
    {
        await using var story = await LostCallStory.StartAsync(Lost);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromMinutes(5));

        var placed = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));

        Assert.Contains("the history", placed.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_call_that_is_over_where_it_may_not_ask_analytics()
    {
        await using var story = await LostCallStory.StartAsync(Lost, permissions: ["conversation:conference:add"]);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromMinutes(5));

        var placed = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));

        Assert.Contains("the history", placed.Evidence, StringComparison.Ordinal);
        Assert.Contains(story.Sandbox.Requests, request =>
            request.Method == "GET" && request.Path.EndsWith(placed.ConversationId, StringComparison.Ordinal));
    }

    // However many calls of that time there are: those to the same number are read first.
    [Fact]
    public async Task Finds_it_among_many_calls_of_the_history()
    {
        await using var story = await LostCallStory.StartAsync(
            $"{Lost},body=outdialAttempt", permissions: ["conversation:conference:add"]);
        for (var other = 0; other < StampReader.Most; other++)
        {
            await story.DialWithoutStampAsync("+12025550177");
        }

        var search = await story.LoseAsync();
        for (var other = 0; other < 20; other++)
        {
            await story.DialWithoutStampAsync("+12025550177");
        }

        story.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));
    }

    [Theory]
    [InlineData("/api/v2/conversations/calls?again")]
    [InlineData("https://elsewhere.example/api/v2/conversations/calls")]
    [InlineData("calls")]
    public async Task Follows_no_listing_without_an_end_and_none_to_another_place(string next)
    {
        await using var server = ScriptedServer.WithTokens(request => request.Method == "POST"
            ? ScriptedAnswer.Json(200, """{"conversations":[]}""")
            : ScriptedAnswer.Json(200, $$"""{"entities":[],"nextUri":"{{next}}"}"""));
        var options = Client.Options(server.Url, Contract.Platform);
        options.AccessToken = "token";
        (options.Reconciliation.Timeout, options.RateLimit.Enabled) = (TimeSpan.Zero, false);
        using var client = new CallClient(options);

        var unknown = Assert.IsType<Reconciliation.StillUnknown>(await client.ReconcileAsync(new CallSearch
        {
            CallId = Guid.NewGuid(),
            Dialled = ["+12025550123"],
            Began = DateTimeOffset.UnixEpoch,
            Ended = DateTimeOffset.UnixEpoch,
        }));

        Assert.Equal(ReconciliationRules.SearchFailed, unknown.Reason.Rule);
        Assert.Contains("active calls", unknown.Reason.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Count, 3, 300);
    }

    [Fact]
    public async Task Looks_again_until_the_service_shows_the_call()
    {
        await using var story = await LostCallStory.StartAsync(
            Lost, options => options.Reconciliation.Timeout = TimeSpan.FromMinutes(5));
        var search = await story.LoseAsync(); // the caller's own phone is not answered yet, and carries no stamp

        Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], story.Time.Pauses);
    }

    [Fact]
    public async Task Looks_again_after_growing_pauses_until_its_timeout()
    {
        await using var story = await LostCallStory.StartAsync(
            Failed, options => options.Reconciliation.Timeout = TimeSpan.FromSeconds(100));
        var search = await story.LoseAsync();

        var unknown = Assert.IsType<Reconciliation.StillUnknown>(await story.Client.ReconcileAsync(search));

        Assert.Equal(ReconciliationRules.NotFoundYet, unknown.Reason.Rule);
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], story.Time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Finds_a_call_of_a_client_without_a_user_in_analytics()
    {
        await using var story = await LostCallStory.StartAsync(
            Lost, options => options.Reconciliation.Timeout = TimeSpan.FromMinutes(10), ofClient: true,
            analyticsDelay: TimeSpan.FromMinutes(3));
        var search = await story.LoseAsync();
        story.Sandbox.Faults.Add("status=403,path=/api/v2/conversations/calls/history"); // perhaps it is shown none

        var placed = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));

        Assert.Contains("analytics", placed.Evidence, StringComparison.Ordinal);
        Assert.InRange(story.Time.Pauses.Sum(pause => pause.TotalSeconds), 180, 240);
        Assert.DoesNotContain(story.Sandbox.Requests, request =>
            request.Method == "GET" && request.Path == "/api/v2/conversations/calls"); // a client has none
    }

    [Fact]
    public async Task Names_every_place_where_it_was_not_let_look()
    {
        await using var story = await LostCallStory.StartAsync(
            Failed, permissions: ["conversation:conference:add"]);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromHours(1));

        var unknown = Assert.IsType<Reconciliation.StillUnknown>(await story.Client.ReconcileAsync(search));

        Assert.Equal(ReconciliationRules.SearchFailed, unknown.Reason.Rule);
        Assert.Contains("analytics: status 403", unknown.Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversations/calls")]
    [InlineData("conversations/calls/history")]
    [InlineData("analytics/conversations/details/query")]
    public async Task Waits_when_it_asks_too_often(string where)
    {
        await using var story = await LostCallStory.StartAsync(Failed);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromMinutes(15));
        await story.PlaceOtherAsync();
        story.Time.Advance(TimeSpan.FromMinutes(1));
        story.Sandbox.Faults.Add($"status=429,path=/api/v2/{where},count=2");

        Assert.IsType<Reconciliation.NotPlaced>(await story.Client.ReconcileAsync(search));

        Assert.Equal(2, story.Time.Pauses.Count);
    }

    [Fact]
    public async Task Tells_two_calls_to_one_number_apart()
    {
        await using var story = await LostCallStory.StartAsync("lose=504,count=2");
        var (first, second) = (await story.LoseAsync(), await story.LoseAsync());
        story.Time.Advance(TimeSpan.FromSeconds(5));

        var one = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(first));
        var two = Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(second));

        Assert.NotEqual(one.ConversationId, two.ConversationId);
    }

    [Fact]
    public async Task Takes_a_call_with_another_stamp_for_another_call()
    {
        await using var story = await LostCallStory.StartAsync(Failed);
        var search = await story.LoseAsync();
        Assert.IsType<CallOutcome.Placed>(await story.Client.PlaceAsync(story.Call)); // the same number, at once
        story.Time.Advance(TimeSpan.FromMinutes(15));
        await story.PlaceOtherAsync();
        story.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<Reconciliation.NotPlaced>(await story.Client.ReconcileAsync(search));
    }

    [Theory]
    [InlineData(-121, false)]
    [InlineData(-119, true)]
    [InlineData(0, true)]
    [InlineData(119, true)]
    [InlineData(121, false)]
    public async Task Takes_a_call_without_a_stamp_only_of_that_time(int seconds, bool looksAlike)
    {
        await using var story = await LostCallStory.StartAsync(Failed);
        var at = story.Time.GetUtcNow().AddMinutes(10);
        var early = TimeSpan.FromSeconds(Math.Min(seconds, 0));
        story.Time.SetUtcNow(at + early);
        if (seconds < 0)
        {
            await story.DialWithoutStampAsync();
        }

        story.Time.SetUtcNow(at);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromSeconds(Math.Max(seconds, 0)));
        if (seconds >= 0)
        {
            await story.DialWithoutStampAsync();
        }

        story.Time.SetUtcNow(at.AddMinutes(15));
        await story.PlaceOtherAsync();
        story.Time.Advance(TimeSpan.FromMinutes(1));

        var found = await story.Client.ReconcileAsync(search);

        if (looksAlike)
        {
            Assert.Equal(
                ReconciliationRules.LooksAlike, Assert.IsType<Reconciliation.StillUnknown>(found).Reason.Rule);
        }
        else
        {
            Assert.IsType<Reconciliation.NotPlaced>(found);
        }
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public async Task Says_not_placed_only_after_the_quiet_period(int seconds, bool isSaid)
    {
        await using var story = await LostCallStory.StartAsync(Failed);
        var ended = story.Time.GetUtcNow();
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromMinutes(5));
        await story.PlaceOtherAsync();
        story.Time.SetUtcNow(ended.AddSeconds(seconds));

        var found = await story.Client.ReconcileAsync(search);

        Assert.Equal(isSaid, found is Reconciliation.NotPlaced);
        Assert.Equal(
            isSaid ? null : ReconciliationRules.NotFoundYet, (found as Reconciliation.StillUnknown)?.Reason.Rule);
    }

    [Fact]
    public async Task Says_nothing_without_a_later_call_by_which_it_could_be_said()
    {
        await using var story = await LostCallStory.StartAsync(Failed);
        var search = await story.LoseAsync();
        story.Time.Advance(TimeSpan.FromHours(2));

        var unknown = Assert.IsType<Reconciliation.StillUnknown>(await story.Client.ReconcileAsync(search));

        Assert.Equal(ReconciliationRules.NotFoundYet, unknown.Reason.Rule);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        await using var story = await LostCallStory.StartAsync(
            Failed, options => options.Reconciliation.Timeout = TimeSpan.FromHours(24),
            onRequest: entry =>
            {
                if (entry.Path.EndsWith("/query", StringComparison.Ordinal))
                {
                    cancelling.Cancel();
                }
            });
        var search = await story.LoseAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => story.Client.ReconcileAsync(search, cancelling.Token));

        Assert.Empty(story.Time.Pauses);
    }
}
