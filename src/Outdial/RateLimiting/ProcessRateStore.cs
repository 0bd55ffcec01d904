namespace Outdial;

/// <summary>The rate state of each token, for this process only.</summary>
/// <param name="time">The clock.</param>
internal sealed class ProcessRateStore(TimeProvider time) : IRateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RateState> _states = new(StringComparer.Ordinal);

    public ValueTask<RateMoment> UpdateAsync(
        string bucket, Func<RateState, DateTimeOffset, RateState> change, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(bucket, change));

    /// <summary>Changes the state of a bucket atomically, and calls <paramref name="change"/> once.</summary>
    internal RateMoment Update(string bucket, Func<RateState, DateTimeOffset, RateState> change)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var next = change(_states.GetValueOrDefault(bucket), now);
            _states[bucket] = next;
            return new RateMoment(next, now);
        }
    }
}
