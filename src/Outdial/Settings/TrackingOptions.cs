namespace Outdial;

/// <summary>How calls are followed after they were placed.</summary>
public sealed class TrackingOptions
{
    /// <summary>How long a call that is followed (<see cref="ICallClient.WatchAsync"/>) may be missing, because the
    /// service does not show it yet or does not answer, before it counts as lost. 0 to 24 h. Default: 2 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);
}
