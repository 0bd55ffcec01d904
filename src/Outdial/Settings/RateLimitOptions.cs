namespace Outdial;

/// <summary>How fast requests are sent.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Whether requests keep to the rate that the service allows for the token, before it answers 429.
    /// Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The part of the allowed rate that is left to other programs with the same token. 0.01 to 0.9. Default:
    /// 0.03.</summary>
    public double Reserve { get; set; } = 0.03;

    /// <summary>How many requests are under way at once at most; the others wait, first in, first out. 1 to 1,000.
    /// Default: 20.</summary>
    public int MaxConcurrentRequests { get; set; } = 20;
}
