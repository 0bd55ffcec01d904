using System.Globalization;

namespace Outdial.Cli;

/// <summary>The one line after the findings.</summary>
internal static class CheckSummary
{
    internal static string Of(CheckTally tally, CheckInput input)
    {
        var looked = input.Numbers is not null || input.Address is not null
            ? Count(tally.Sources, "address", "addresses")
            : Count(tally.Sources, "document", "documents");
        var found = (string[])
        [
            .. Some(tally.Errors, "error"), .. Some(tally.Warnings, "warning"), .. Some(tally.Notes, "note"),
        ];
        var applied = tally.Fixed == 0 ? ""
            : input.Diff ? $" {Count(tally.Fixed, "fix", "fixes")} shown, none applied."
            : $" {Count(tally.Fixed, "fix", "fixes")} applied.";
        var fixable = tally.Fixable > 0 && !input.Fix && !input.Diff && input.To is null && input.Paths.Length > 0
            ? $" {tally.Fixable} can be fixed with --fix."
            : "";
        var rejected = tally.Rejected == 0 ? "" : $" {Count(tally.Rejected, "row", "rows")} rejected.";
        var removed = tally.Removed == 0 ? ""
            : $" {Count(tally.Removed, "row", "rows")} with an earlier row's number " +
                $"{(input.Diff ? "shown" : "removed")}.";
        var what = found.Length == 0 ? "nothing found" : string.Join(", ", found);
        return $"{looked} checked: {what}.{applied}{rejected}{removed}{fixable}";
    }

    private static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string[] Some(long count, string what) => count == 0 ? [] : [Count(count, what, $"{what}s")];
}
