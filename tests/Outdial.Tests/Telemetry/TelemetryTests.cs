using System.Diagnostics;
using System.Diagnostics.Metrics;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_each_attempt_with_stage_decision_and_reason()
    {
        var answers = 0;
        await using var server = ScriptedServer.WithTokens(_ => ++answers == 1
            ? ScriptedAnswer.Json(429, "{}", "Retry-After: 1", "ININ-Correlation-Id: corr-1")
            : ScriptedAnswer.Json(202, """{"id":"c-1"}"""));
        using var client = Client.For(server, contract: Contract.Platform);
        var spans = await SpansAsync(() => client.PlaceAsync(Client.Call));

        var call = Assert.Single(spans, span => span.OperationName == "place call");
        var attempts = spans.Where(span => span.OperationName == "POST").ToList();
        Assert.All(attempts, attempt => Assert.Equal(call.SpanId, attempt.ParentSpanId));
        Assert.Equal(("placed", 2), (call.GetTagItem("outdial.outcome"), call.GetTagItem("outdial.attempts")));
        Assert.Equal(
            ["throttled 429 answered corr-1", "placed 202 answered "],
            attempts.Select(attempt => string.Join(' ', attempt.GetTagItem("outdial.decision"),
                attempt.GetTagItem("http.response.status_code"), attempt.GetTagItem("outdial.stage"),
                attempt.GetTagItem("outdial.correlation_id"))));
        Assert.Equal(("POST", "127.0.0.1", server.Url.Port), (
            attempts[0].GetTagItem("http.request.method"), attempts[0].GetTagItem("server.address"),
            attempts[0].GetTagItem("server.port")));
        Assert.Equal(1, attempts[1].GetTagItem("http.request.resend_count"));
        Assert.Equal(Decisions.Throttled.Why, attempts[0].GetTagItem("outdial.reason"));
        Assert.Equal(ActivityStatusCode.Error, attempts[0].Status);
    }

    [Fact]
    public async Task Says_what_kind_of_error_it_was_and_no_number_and_no_token()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Reset());
        using var client = Client.For(server);
        var spans = await SpansAsync(() => client.PlaceAsync(Client.Call));

        Assert.Contains(spans, span => span.GetTagItem("error.type") is "OD4041");
        Assert.Contains(spans, span => span.GetTagItem("error.type") is "response_headers");
        var everything = string.Join(' ', spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}"));
        Assert.DoesNotContain("2025550123", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_calls_by_outcome_and_measures_waiting_and_attempts()
    {
        var seen = new List<(string Name, double Value, string Outcome)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == CallTelemetry.Name)
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        void See(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (seen)
            {
                seen.Add((instrument.Name, value, tags.Length == 0 ? "" : $"{tags[0].Value}"));
            }
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.Start();
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(503, "{}"));
        using var client = Client.For(server);

        await client.PlaceAsync(Client.Call);

        // Other tests may call at the same time: what is there is asked for, and not what is not.
        (string Name, double Value, string Outcome)[] all;
        lock (seen)
        {
            all = [.. seen];
        }

        Assert.Contains(("outdial.calls", 1, "unknown"), all);
        Assert.Contains(("outdial.call.attempts", 1, "unknown"), all);
        Assert.Contains(all, one => one is { Name: "outdial.call.duration", Outcome: "unknown" });
        Assert.Contains(all, one => one.Name == "outdial.pacing.duration");
    }

    [Fact]
    public async Task A_failing_listener_costs_no_call_its_outcome()
    {
        // Other tests may call at the same time: only what this one does fails.
        var isHere = new AsyncLocal<bool> { Value = true };
        using var spans = new ActivityListener
        {
            ShouldListenTo = from => from.Name == CallTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => Fail(),
        };
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == CallTelemetry.Name)
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => Fail());
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        using var client = Client.For(server);
        ActivitySource.AddActivityListener(spans);
        meters.Start();

        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));

        void Fail()
        {
            if (isHere.Value)
            {
                throw new InvalidOperationException("The exporter is gone.");
            }
        }
    }

    // The spans of this call and no other's: they have a parent that this test began.
    private static async Task<List<Activity>> SpansAsync(Func<Task> call)
    {
        var spans = new List<Activity>();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = from => from.Name is CallTelemetry.Name or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var mine = source.StartActivity("mine")!;
        await call();
        lock (spans)
        {
            return [.. spans.Where(span => span.TraceId == mine.TraceId)];
        }
    }
}
