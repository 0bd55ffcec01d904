using System.Collections.Immutable;

namespace Outdial;

/// <summary>What the service answered, in either contract's form or none.</summary>
/// <remarks>Nothing is required of it (the published ErrorBody has no required field, and a gateway may answer in the
/// service's place): what is not there is null or empty, and <see cref="Body"/> keeps the text as it came.</remarks>
public sealed record ApiResponse
{
    /// <summary>A year: the longest pause that <see cref="RetryAfter"/> reports. Longer pauses are reported as a
    /// year too, since some are too long for a <see cref="TimeSpan"/>.</summary>
    public static TimeSpan LongestRetryAfter { get; } = TimeSpan.FromDays(365);

    /// <summary>The HTTP status, 100 to 999.</summary>
    public required int Status { get; init; }

    /// <summary>The service's code, such as <c>not.a.user</c>; match on this, not on the message.</summary>
    public string? Code { get; init; }

    /// <summary>The service's text.</summary>
    public string? Message { get; init; }

    /// <summary>The service's own id of the request (ININ-Correlation-Id, or contextId): its support asks for
    /// it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What is wrong with which field (published API).</summary>
    public ImmutableArray<FieldDetail> Details { get; init; } = [];

    /// <summary>The entries of <c>errors</c>: the guide's texts, or the messages of nested errors.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>What the service asks to wait before the next request, <see cref="LongestRetryAfter"/> at most; null if
    /// it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The token's use of its rate limit (<c>inin-ratelimit-*</c>); null if the answer does not
    /// say.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>The body as text, secrets and tokens replaced by ***; cut after 65,536 characters.</summary>
    public string Body { get; init; } = "";

    /// <summary>Status, code and correlation id: the service's text may repeat a phone number.</summary>
    public override string ToString() =>
        $"Status {Status}, code {Code ?? "none"}, correlation id {CorrelationId ?? "none"}";
}
