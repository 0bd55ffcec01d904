namespace Outdial;

/// <summary>How unknown calls are looked for.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>How long <see cref="ICallClient.ReconcileAsync(CallSearch, CancellationToken)"/> looks again before the
    /// call stays unknown. 0 to 24 h. Default: 2 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after its last attempt a call is not called "not placed": a gateway may hand it on late. 0 to
    /// 24 h. Default: 10 min.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(10);
}
