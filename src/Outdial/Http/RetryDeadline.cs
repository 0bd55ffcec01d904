using Polly;

namespace Outdial;

/// <summary>The time past which nothing is repeated.</summary>
internal sealed class RetryDeadline(Func<DateTimeOffset> at)
{
    /// <summary>Where a pipeline's context has it.</summary>
    internal static readonly ResiliencePropertyKey<RetryDeadline?> Key = new("Outdial.RetryDeadline");

    /// <summary>The time, by the clock of this moment.</summary>
    internal DateTimeOffset At => at();
}
