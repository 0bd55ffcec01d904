namespace Outdial.Sandbox;

/// <summary>The rate of a token in the current minute.</summary>
/// <param name="Count">How many requests it made, the current one included: <c>inin-ratelimit-count</c>.</param>
/// <param name="Allowed">How many it may make: <c>inin-ratelimit-allowed</c>.</param>
/// <param name="Reset">In how many seconds the count is reset: <c>inin-ratelimit-reset</c>.</param>
internal readonly record struct RateState(int Count, int Allowed, int Reset)
{
    public bool IsExceeded => Count > Allowed;
}
