namespace Outdial;

/// <summary>Where a token stands in its minute, as an answer's headers say.</summary>
/// <param name="Count">How many requests were made with it: <c>inin-ratelimit-count</c>.</param>
/// <param name="Allowed">How many may be: <c>inin-ratelimit-allowed</c>; at least 1.</param>
/// <param name="Reset">In how long the count begins anew: <c>inin-ratelimit-reset</c>, which is in seconds.</param>
public readonly record struct RateLimit(int Count, int Allowed, TimeSpan Reset);
