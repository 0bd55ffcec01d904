namespace Outdial.Sandbox;

/// <summary>The limits of a sandbox: rates, body size, channels.</summary>
/// <remarks>The defaults are the service's published limits, where there are any.</remarks>
public sealed record SandboxLimits
{
    /// <summary>
    /// How many requests an access token may make in a minute: at least 1, or null for no limit. Default 300
    /// (token.rate.per.minute of the published limits).
    /// </summary>
    public int? RequestsPerMinute { get; init; } = 300;

    /// <summary>
    /// How many tokens a client may request in a minute: at least 1, or null for no limit. Default null: that there is
    /// a limit is known, its number is not.
    /// </summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>
    /// How large a request body may be, in bytes: 1 to 512000, which is the default (request.bytes.max of the published
    /// limits).
    /// </summary>
    public int RequestBytes { get; init; } = 512_000;

    /// <summary>
    /// How many notification channels a user or client may have: at least 1. Default 20 (official SDK, 20 for each user
    /// and application). A further one replaces the oldest.
    /// </summary>
    public int Channels { get; init; } = 20;

    /// <summary>
    /// Which of the two published bodies a 429 has: true for <c>too.many.requests.retry.after</c> with the header
    /// <c>Retry-After</c>, false for <c>too.many.requests</c> without it. Default true: the official announcement of
    /// 429 bodies has that one.
    /// </summary>
    public bool SendsRetryAfter { get; init; } = true;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestsPerMinute ?? 1, 1, nameof(RequestsPerMinute));
        ArgumentOutOfRangeException.ThrowIfLessThan(TokensPerMinute ?? 1, 1, nameof(TokensPerMinute));
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RequestBytes, RequestBody.MaximumBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(Channels, 1);
    }
}
