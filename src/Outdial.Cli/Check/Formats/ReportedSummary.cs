namespace Outdial.Cli;

/// <summary>How much was checked and found, as JSON.</summary>
internal sealed record ReportedSummary(long Checked, long Errors, long Warnings, long Notes)
{
    internal static ReportedSummary Of(CheckTally tally) =>
        new(tally.Sources, tally.Errors, tally.Warnings, tally.Notes);
}
