namespace Outdial;

/// <summary>The rate state of each token, for this process only.</summary>
internal sealed class ProcessRateStore : IRateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RateState> _states = new(StringComparer.Ordinal);

    public ValueTask<RateState> UpdateAsync(
        string bucket, Func<RateState, RateState> change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var next = change(_states.GetValueOrDefault(bucket));
            _states[bucket] = next;
            return ValueTask.FromResult(next);
        }
    }
}
