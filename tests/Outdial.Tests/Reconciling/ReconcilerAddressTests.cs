namespace Outdial.Tests;

/// <summary>Whatever was dialled, and however the service writes it: a call that was placed is found, and is never said
/// not to be. Against the sandbox, over real sockets.</summary>
public sealed class ReconcilerAddressTests
{
    private const string Queue = "queue:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";
    private const string User = "user:6a2d2f1b-7a1f-4b5d-8e1b-7d2a3e9a1c22";

    public static TheoryData<string> Dialled =>
    [
        "+12025550123",
        "tel:+12025550123;ext=12",
        "ext:4021",
        "sip:ann@example.com",
        "sips:ann@example.com;transport=tls",
        "sip:+12025550123@example.com",
        Queue,
        User,
        "+12025550123 ext:4021 sip:ann@example.com",
        $"+12025550123 {Queue} {User}",
    ];

    [Theory]
    [MemberData(nameof(Dialled))]
    public async Task Finds_by_analytics_alone_a_call_that_was_placed(string dialled)
    {
        await using var story = await StartAsync("lose=504,count=1", dialled);
        var search = await story.LoseAsync();
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);

        var found = await story.Client.ReconcileAsync(search);

        Assert.Contains("analytics", Assert.IsType<Reconciliation.Placed>(found).Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Dialled))]
    public async Task Says_that_a_call_was_not_placed_that_never_arrived(string dialled)
    {
        await using var story = await StartAsync("status=503,count=1,body=outdialAttempt", dialled);
        var search = await story.LoseAsync();
        await story.PlaceOtherAsync(); // of the same time, with a stamp of its own
        await story.DialWithoutStampAsync("+12025550177"); // and one that has no stamp, of the same user
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);

        var found = await story.Client.ReconcileAsync(search);

        if (dialled == "+12025550123" || dialled.StartsWith("tel:", StringComparison.Ordinal))
        {
            Assert.IsType<Reconciliation.NotPlaced>(found);
        }
        else
        {
            // What a number plan makes of an extension, and a queue of a call, is not known: it may be that one.
            Assert.Equal(
                ReconciliationRules.LooksAlike, Assert.IsType<Reconciliation.StillUnknown>(found).Reason.Rule);
        }
    }

    [Theory]
    [MemberData(nameof(Dialled))]
    public async Task Rules_out_calls_with_other_stamps_or_another_caller(
        string dialled)
    {
        await using var story = await StartAsync("status=503,count=1,body=outdialAttempt", dialled);
        var search = await story.LoseAsync();
        await story.PlaceOtherAsync();
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);

        Assert.IsType<Reconciliation.NotPlaced>(await story.Client.ReconcileAsync(search));
        Assert.IsType<Reconciliation.NotPlaced>(await story.Client.ReconcileAsync(search with { Caller = null }));
    }

    [Fact]
    public async Task Rules_out_calls_without_a_stamp_of_another_caller()
    {
        await using var story = await StartAsync("status=503,count=1,body=outdialAttempt", "ext:4021");
        var search = await story.LoseAsync();
        await story.DialWithoutStampAsync();
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);

        Assert.IsType<Reconciliation.StillUnknown>(await story.Client.ReconcileAsync(search));
        Assert.IsType<Reconciliation.NotPlaced>(
            await story.Client.ReconcileAsync(search with { Caller = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Finds_a_call_whose_number_a_number_plan_made_another()
    {
        await using var story = await StartAsync("lose=504,count=1", "+12025550123");
        var search = await story.LoseAsync() with { Dialled = ["+12025550177"] };
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);

        Assert.IsType<Reconciliation.Placed>(await story.Client.ReconcileAsync(search));
    }

    [Fact]
    public async Task Does_not_take_for_another_call_what_it_could_not_read()
    {
        await using var story = await StartAsync("status=503,count=1,body=outdialAttempt", "ext:4021");
        var search = await story.LoseAsync();
        var other = Assert.IsType<CallOutcome.Placed>(await story.Client.PlaceAsync(story.Call)).ConversationId;
        await PlaceAnotherLaterAsync(story);
        HideHistory(story);
        story.Sandbox.Faults.Add($"status=404,path=/api/v2/conversations/calls/{other},count=1");

        Assert.IsType<Reconciliation.StillUnknown>(await story.Client.ReconcileAsync(search));
        Assert.IsType<Reconciliation.NotPlaced>(await story.Client.ReconcileAsync(search));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Reads_a_hundred_conversations_in_each_look(
        int patience, bool showsHistory)
    {
        await using var story = await StartAsync(
            "status=503,count=1,body=outdialAttempt", "ext:4021", TimeSpan.FromSeconds(patience));
        var search = await story.LoseAsync();
        for (var other = 0; other < StampReader.Most + 1; other++)
        {
            await story.PlaceOtherAsync();
        }

        await PlaceAnotherLaterAsync(story);
        if (!showsHistory)
        {
            HideHistory(story);
        }

        var found = await story.Client.ReconcileAsync(search);

        if (patience > 0)
        {
            Assert.IsType<Reconciliation.NotPlaced>(found);
            return;
        }

        var unknown = Assert.IsType<Reconciliation.StillUnknown>(found).Reason;
        Assert.Equal(ReconciliationRules.SearchFailed, unknown.Rule);
        Assert.Contains("1 more of that time than the 100", unknown.Message, StringComparison.Ordinal);
    }

    private static Task<LostCallStory> StartAsync(
        string fault, string dialled, TimeSpan patience = default) => LostCallStory.StartAsync(
        fault,
        options => options.Reconciliation.Timeout = patience,
        ofClient: true,
        dialled: OutboundCall.To("+12025550123") with
        {
            Destinations = [.. dialled.Split(' ').Select(one => ParticipantAddress.Parse(one, null))],
        });

    private static async Task PlaceAnotherLaterAsync(LostCallStory story)
    {
        story.Time.Advance(TimeSpan.FromMinutes(15));
        await story.PlaceOtherAsync();
        story.Time.Advance(TimeSpan.FromMinutes(1));
    }

    // What a client is shown of the history is not known: perhaps nothing.
    private static void HideHistory(LostCallStory story) =>
        story.Sandbox.Faults.Add("status=403,path=/api/v2/conversations/calls/history");
}
