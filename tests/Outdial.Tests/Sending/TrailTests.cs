using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class TrailTests
{
    [Fact]
    public async Task Has_each_attempt_with_its_stamp_which_is_what_was_sent()
    {
        var answers = 0;
        await using var server = ScriptedServer.WithTokens(_ => ++answers < 3
            ? ScriptedAnswer.Json(429, "{}", $"ININ-Correlation-Id: corr-{answers}")
            : ScriptedAnswer.Json(202, """{"id":"c-1"}""", "ININ-Correlation-Id: corr-3"));
        using var client = Client.For(server, contract: Contract.Platform);

        var outcome = await client.PlaceAsync(Client.Call);

        Assert.Equal(["corr-1", "corr-2", "corr-3"], outcome.Attempts.Select(attempt => attempt.CorrelationId));
        Assert.Equal(["throttled", "throttled", "placed"], outcome.Attempts.Select(attempt => attempt.Decision));
        Assert.Single(outcome.Attempts.Select(attempt => attempt.Stamp!.Value.Call).Distinct());
        foreach (var (attempt, request) in outcome.Attempts.Zip(server.Calls))
        {
            Assert.Contains(
                $$"""{"{{CallStamp.Attribute}}":"{{attempt.Stamp}}"}""", request.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Has_no_stamp_where_the_contract_has_no_place_for_one()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.Null(Assert.Single(outcome.Attempts).Stamp);
        Assert.DoesNotContain(CallStamp.Attribute, server.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_attributes_that_the_call_has()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(202, """{"id":"c-1"}"""));
        using var client = Client.For(server, contract: Contract.Platform);
        await client.PlaceAsync(Client.Call with { Attributes = Client.Call.Attributes.Add("ticket", "T-1") });
        Assert.Contains("""
            "ticket":"T-1"
            """, server.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains(CallStamp.Attribute, server.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_the_time_for_the_call()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(429, "{}", "Retry-After: 20"));
        var options = Client.Options(server.Url);
        options.TotalTimeout = TimeSpan.FromSeconds(15);
        var time = new FakeTimeProvider();
        using var client = new CallClient(options, new CallClientServices { Time = time });

        var outcome = Assert.IsType<CallOutcome.Throttled>(await client.PlaceAsync(Client.Call));

        Assert.Equal(1, outcome.AttemptCount); // the pause that is asked for would last longer than there is time
    }

    [Fact]
    public void Of_a_stamp_reads_what_it_writes() => Gen.Select(Gen.Guid, Gen.Int[1, int.MaxValue]).Sample((call, n) =>
        CallStamp.TryParse(new CallStamp(call, n).ToString(), out var stamp) && stamp == new CallStamp(call, n));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01a20d88797d7b5e8000000000000000")]
    [InlineData("01a20d88797d7b5e8000000000000000-0")]
    [InlineData("01a20d88797d7b5e8000000000000000-01")]
    [InlineData("01A20D88797D7B5E8000000000000000-1")]
    [InlineData("01a20d88797d7b5e8000000000000000-1 ")]
    [InlineData("01a20d88-797d-7b5e-8000-000000000000-1")]
    public void Of_a_stamp_takes_nothing_else(string? text) => Assert.False(CallStamp.TryParse(text, out _));
}
