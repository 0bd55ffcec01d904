namespace Outdial;

/// <summary>A call was not placed, or it is not known whether it was; thrown by
/// <see cref="CallOutcome.EnsurePlaced"/> only.</summary>
public sealed class CallNotPlacedException : OutdialException
{
    /// <summary>Makes it of the outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public CallNotPlacedException(CallOutcome outcome)
        : base(Text(outcome), outcome.Diagnostics) => Outcome = outcome;

    /// <summary>The outcome, which says why.</summary>
    public CallOutcome Outcome { get; }

    private static string Text(CallOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var finding = outcome.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
        return finding is null ? $"{outcome}" : $"{outcome}: {finding.Message}";
    }
}
