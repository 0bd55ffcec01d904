namespace Outdial;

/// <summary>How requests that were certainly not acted on are repeated; no other request is.</summary>
public sealed class RetryOptions
{
    /// <summary>Maximum attempts, the first included, for requests known not to be processed. 1 to 10. Default:
    /// 4.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The bound of the first pause between attempts when the service names none; each further one is twice as
    /// high, up to 30 s. A pause is random below its bound (full jitter). 1 ms to 30 s. Default: 500 ms.</summary>
    public TimeSpan BackOff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause (Retry-After) that is waited for; if the service asks for a longer one, the outcome
    /// is throttled at once. 0 to 10 min. Default: 180 s, as in the vendor's SDKs.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(180);
}
