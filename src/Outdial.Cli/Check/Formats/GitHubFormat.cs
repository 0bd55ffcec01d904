using System.Globalization;

namespace Outdial.Cli;

/// <summary>Annotations for GitHub Actions, as its workflow commands.</summary>
internal sealed class GitHubFormat(TextWriter to) : IReportFormat
{
    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        var command = diagnostic.Severity == Severity.Note ? "notice" : SeverityText.Of(diagnostic.Severity).Word;
        var title = $"{diagnostic.Rule.Id} {diagnostic.Rule.Name}";
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"::{command} file={Property(finding.File)},line={finding.Line},col={finding.Column}," +
            $"title={Property(title)}::{Data($"{diagnostic.Message} {diagnostic.Help}")}"));
    }

    public void End(CheckTally tally)
    {
    }

    // Line ends have their own escapes here; what turns a line round or hides has none.
    private static string Seen(string text) => string.Join('\n', text.Split('\n').Select(VisibleText.Of));

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) => Seen(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
