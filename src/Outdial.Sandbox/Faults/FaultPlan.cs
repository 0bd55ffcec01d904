using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>What goes wrong with one request.</summary>
/// <param name="Delay">How long to wait before it is read.</param>
/// <param name="Skew">How far ahead the clock is by which its token is judged.</param>
/// <param name="Cumulative">The delays and skews of which these are the sums.</param>
/// <param name="Injected">What breaks; null if nothing does.</param>
internal sealed record FaultPlan(
    TimeSpan Delay, TimeSpan Skew, ImmutableArray<SandboxFault> Cumulative, SandboxFault? Injected)
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan Nothing { get; } = new(TimeSpan.Zero, TimeSpan.Zero, [], null);
}
