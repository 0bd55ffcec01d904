using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Outdial;

/// <summary>Traces and metrics, under the name <see cref="Name"/>. They hold no secret, and no number.</summary>
/// <remarks>Names are OpenTelemetry's for HTTP where it has one; the rest begins with <c>outdial.</c> They cost nothing
/// without a listener.</remarks>
public static class CallTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "Outdial";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("outdial.calls", "{call}", "Calls that ended, by outdial.outcome.");

    private static readonly Histogram<int> Attempts = Meter.CreateHistogram<int>(
        "outdial.call.attempts", "{attempt}", "How often a call's request was tried, by outdial.outcome.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("outdial.call.duration", "s", "How long a call took, by outdial.outcome.");

    private static readonly Histogram<double> Waiting = Meter.CreateHistogram<double>(
        "outdial.pacing.duration", "s", "How long a request waited for its permit.");

    internal static Activity? StartCall(GenesysEndpoint endpoint) => Source.StartActivity("place call")
        ?.SetTag("outdial.contract", ContractNames.Of(endpoint.Contract));

    /// <summary>Counts a call that is over, and ends its span.</summary>
    /// <remarks>A listener is the application's code; that it fails does not change the outcome of a
    /// call.</remarks>
    internal static void EndCall(Activity? span, CallOutcome outcome, TimeSpan took)
    {
        try
        {
            Count(span, outcome, took);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // There is no other place to report it.
        }

        End(span);
    }

    private static void Count(Activity? span, CallOutcome outcome, TimeSpan took)
    {
        var name = new KeyValuePair<string, object?>("outdial.outcome", outcome.Kind);
        Calls.Add(1, name);
        Attempts.Record(outcome.AttemptCount, name);
        Duration.Record(took.TotalSeconds, name);
        if (span is null)
        {
            return;
        }

        span.SetTag(name.Key, name.Value).SetTag("outdial.attempts", outcome.AttemptCount);
        if (outcome is not CallOutcome.Placed)
        {
            span.SetTag("error.type", outcome.Diagnostics.FirstOrDefault(one => one.IsError)?.Rule.Id ?? "none");
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    internal static Activity? StartAttempt(GenesysEndpoint endpoint, int number)
    {
        var span = Source.StartActivity("POST", ActivityKind.Client);
        if (span is null)
        {
            return null;
        }

        span.SetTag("http.request.method", "POST")
            .SetTag("server.address", endpoint.Api.Host)
            .SetTag("server.port", endpoint.Api.Port);
        return number > 1 ? span.SetTag("http.request.resend_count", number - 1) : span;
    }

    /// <summary>Ends an attempt's span.</summary>
    internal static void EndAttempt(Activity? span, CallAttempt attempt, string why)
    {
        if (span is null)
        {
            return;
        }

        Tag(span, attempt, why);
        End(span);
    }

    // It counts as ended even if a listener fails.
    private static void End(Activity? span)
    {
        try
        {
            span?.Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As above.
        }
    }

    private static void Tag(Activity span, CallAttempt attempt, string why)
    {
        span.SetTag("outdial.stage", Word(attempt.Stage))
            .SetTag("outdial.decision", attempt.Decision)
            .SetTag("outdial.reason", why)
            .SetTag("outdial.correlation_id", attempt.CorrelationId);
        if (attempt.Status is { } status)
        {
            span.SetTag("http.response.status_code", status);
        }

        if (attempt.Status is not (>= 200 and < 300))
        {
            span.SetTag("error.type", attempt.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ??
                Word(attempt.Stage));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Records how long a request waited for its permit.</summary>
    internal static void Waited(TimeSpan time) => Waiting.Record(time.TotalSeconds);

    private static string Word(SendStage stage) => stage switch
    {
        SendStage.Preparation => "preparation",
        SendStage.NameResolution => "name_resolution",
        SendStage.Connection => "connection",
        SendStage.Tls => "tls",
        SendStage.RequestHeaders => "request_headers",
        SendStage.RequestBody => "request_body",
        SendStage.ResponseHeaders => "response_headers",
        SendStage.ResponseBody => "response_body",
        SendStage.Answered => "answered",
        _ => throw new UnreachableException(),
    };
}
