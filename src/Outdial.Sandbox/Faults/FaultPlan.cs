using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The faults of one request.</summary>
/// <param name="Delay">How long to wait before it is read.</param>
/// <param name="Skew">How far ahead the clock is by which its token is checked.</param>
/// <param name="Cumulative">The delays and skews of which these are the sums.</param>
/// <param name="Injected">The fault to inject beside them; null if there is none.</param>
internal sealed record FaultPlan(
    TimeSpan Delay, TimeSpan Skew, ImmutableArray<SandboxFault> Cumulative, SandboxFault? Injected)
{
    /// <summary>No fault.</summary>
    public static FaultPlan Nothing { get; } = new(TimeSpan.Zero, TimeSpan.Zero, [], null);
}
