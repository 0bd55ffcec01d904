namespace Outdial.Tests;

/// <summary>A store that several processes share, and that all of them can lose.</summary>
internal sealed class LosingRateStore(TimeProvider time, double share) : IRateStore
{
    private readonly ProcessRateStore _store = new(time);

    internal bool IsLost { get; set; }

    public double ShareWhenLost => share;

    public ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default) =>
        IsLost
            ? throw new InvalidOperationException("It is lost.")
            : _store.UpdateAsync(bucket, change, cancellationToken);
}
