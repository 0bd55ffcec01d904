namespace Outdial;

/// <summary>That an attempt may be repeated.</summary>
/// <param name="Why">Why, in a few words, for the log.</param>
/// <param name="After">The pause that the service asked for; null leaves it to the policy.</param>
internal sealed record RetryRequest(string Why, TimeSpan? After = null);
