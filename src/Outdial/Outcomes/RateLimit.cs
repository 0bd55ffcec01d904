namespace Outdial;

/// <summary>A token's use of its rate limit, from a response's headers.</summary>
/// <param name="Count">How many requests were made with it: <c>inin-ratelimit-count</c>.</param>
/// <param name="Allowed">How many may be: <c>inin-ratelimit-allowed</c>; at least 1.</param>
/// <param name="Reset">Time until the count restarts: <c>inin-ratelimit-reset</c>, which is in seconds.</param>
public readonly record struct RateLimit(int Count, int Allowed, TimeSpan Reset);
