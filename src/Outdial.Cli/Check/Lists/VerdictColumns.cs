namespace Outdial.Cli;

/// <summary>The cells that <c>--add-columns</c> writes behind each row: verdict, rules, number, region and
/// type.</summary>
/// <param name="delimiter">The delimiter of cells.</param>
/// <param name="fixer">Applies safe fixes.</param>
/// <param name="guesser">Applies guesses too.</param>
/// <param name="guesses">Whether a guess counts as the number.</param>
internal sealed class VerdictColumns(byte delimiter, CellFixer fixer, CellFixer guesser, bool guesses)
{
    private static readonly string[] Names =
        ["outdial_verdict", "outdial_rule", "outdial_e164", "outdial_region", "outdial_type"];

    /// <summary>The names of the columns.</summary>
    internal byte[] Header => Cells(Names);

    /// <summary>The cells of a row without an address.</summary>
    internal byte[] Empty { get; } = Cells(delimiter, ["empty", "", "", "", ""]);

    /// <summary>The ids of the errors among some findings.</summary>
    internal static IEnumerable<string> Errors(IEnumerable<PayloadFinding> findings) =>
        findings.Where(finding => finding.Diagnostic.IsError).Select(finding => finding.Diagnostic.Rule.Id).Distinct();

    /// <summary>The cells of a number that has no finding.</summary>
    internal byte[] OfGood(string number) => Cells(["ok", "", .. Number(number)]);

    /// <summary>The cells of a row that could not be read.</summary>
    internal byte[] OfUnread(Rule rule) => Cells(["error", rule.Id, "", "", ""]);

    /// <summary>The cells of an address with what is reported of it.</summary>
    internal byte[] Of(string text, List<PayloadFinding> findings, bool isWhole)
    {
        var rules = string.Join(' ', findings.Select(finding => finding.Diagnostic.Rule.Id).Distinct());
        if (!findings.Exists(finding => finding.Diagnostic.IsError))
        {
            return Cells([findings.Count == 0 ? "ok" : "warning", rules, .. Number(text)]);
        }

        var safe = isWhole ? fixer.Fix(text) : null;
        if (safe is { Fixes: > 0, HasError: false })
        {
            return Cells(["fixable", rules, .. Number(safe.Text)]);
        }

        return isWhole && guesser.Fix(text) is { Fixes: > 0, HasError: false } guess
            ? Cells(["guess", rules, .. Number(guesses ? guess.Text : "")])
            : Cells(["error", rules, "", "", ""]);
    }

    private static string[] Number(string text) =>
        ParticipantAddress.TryParse(text, null, out var address) && address is ParticipantAddress.Phone phone
            ? [phone.ToString(), phone.Number.Region ?? "", phone.Number.Type.ToString()]
            : ["", "", ""];

    private byte[] Cells(string[] cells) => Cells(delimiter, cells);

    private static byte[] Cells(byte delimiter, string[] cells) =>
        [.. cells.SelectMany(cell => (byte[])[delimiter, .. CsvCell.Of(cell, delimiter)])];
}
