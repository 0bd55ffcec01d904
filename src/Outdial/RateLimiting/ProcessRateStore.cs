namespace Outdial;

/// <summary>Where each token's requests stand, for this process alone.</summary>
internal sealed class ProcessPaceStore : IPaceStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PaceState> _states = new(StringComparer.Ordinal);

    public ValueTask<PaceState> UpdateAsync(
        string bucket, Func<PaceState, PaceState> change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var next = change(_states.GetValueOrDefault(bucket));
            _states[bucket] = next;
            return ValueTask.FromResult(next);
        }
    }
}
