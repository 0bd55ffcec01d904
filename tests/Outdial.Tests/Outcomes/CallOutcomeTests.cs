namespace Outdial.Tests;

public sealed class CallOutcomeTests
{
    private static readonly CallOutcome Placed = new CallOutcome.Placed("c-1")
    {
        Response = new ApiResponse { Status = 202, CorrelationId = "r-1" },
    };

    private static readonly CallOutcome Refused = new CallOutcome.Refused
    {
        Diagnostics = [new Diagnostic(ServiceRules.Refused, "No route to +12025550123.")],
        Response = new ApiResponse { Status = 400, Code = "invalid.value" },
    };

    public static TheoryData<CallOutcome, string> All => new()
    {
        { Placed, "placed" },
        { new CallOutcome.Invalid(), "invalid" },
        { Refused, "refused" },
        { new CallOutcome.Unauthorized(), "unauthorized" },
        { new CallOutcome.Throttled(), "throttled" },
        { new CallOutcome.NotSent(), "not sent" },
        { new CallOutcome.InFlight(), "in flight" },
        { new CallOutcome.Unknown(), "unknown" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Matches_the_one_function(CallOutcome outcome, string expected)
    {
        Assert.Equal(expected, outcome.Match(
            _ => "placed",
            _ => "invalid",
            _ => "refused",
            _ => "unauthorized",
            _ => "throttled",
            _ => "not sent",
            _ => "in flight",
            _ => "unknown"));
        Assert.Equal(expected == "placed", outcome.IsPlaced);
        Assert.Equal(expected == "placed", outcome.ConversationId is not null);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Ensures_that_a_call_was_placed_or_throws(CallOutcome outcome, string expected)
    {
        if (expected == "placed")
        {
            Assert.Equal("c-1", outcome.EnsurePlaced().ConversationId);
        }
        else
        {
            Assert.Same(outcome, Assert.Throws<CallNotPlacedException>(() => outcome.EnsurePlaced()).Outcome);
        }
    }

    [Fact]
    public void Is_one_line_for_a_log_without_a_number()
    {
        Assert.Equal("Placed as conversation c-1 (correlation id r-1)", $"{Placed}");
        Assert.Equal($"Refused: {ServiceRules.Refused.Id} {ServiceRules.Refused.Name}", $"{Refused}");
    }

    [Fact]
    public void Says_when_to_try_again_and_what_was_refused()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), new CallOutcome.Throttled().RetryAfter);
        var answer = new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(7) };
        Assert.Equal(TimeSpan.FromSeconds(7), new CallOutcome.Throttled { Response = answer }.RetryAfter);
        var refused = Assert.IsType<CallOutcome.Refused>(Refused);
        Assert.Equal((400, "invalid.value"), (refused.Status, refused.Code));
    }
}
