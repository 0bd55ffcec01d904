namespace Outdial;

/// <summary>A call was not placed, or it is not known whether it was; thrown by
/// <see cref="CallOutcome.EnsurePlaced"/> only.</summary>
/// <param name="outcome">The outcome.</param>
public sealed class CallNotPlacedException(CallOutcome outcome) : Exception(Text(outcome))
{
    /// <summary>The outcome, which says why.</summary>
    public CallOutcome Outcome { get; } = outcome;

    private static string Text(CallOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var finding = outcome.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
        return finding is null ? $"{outcome}" : $"{outcome}: {finding.Message}";
    }
}
