using System.Globalization;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>For people: each finding with its line, the place marked, and what to do.</summary>
/// <param name="console">Where to, asked when there is something to say.</param>
/// <param name="width">How wide it is; null where it is not a terminal.</param>
internal sealed class TextFormat(Func<IAnsiConsole> console, int? width) : IReportFormat
{
    // Without a terminal: wide enough for the lines that people write.
    private const int UsualWidth = 120;

    // A replacement that is longer is a body, and is better seen with --diff.
    private const int LongestReplacement = 60;

    private IAnsiConsole Console => field ??= console();

    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        Console.MarkupLine(DiagnosticWriter.Heading(diagnostic));
        if (finding.Text.IsEmpty && diagnostic.Rule != JsonRules.EmptyDocument)
        {
            Console.MarkupLine($"  [blue]-->[/] {DiagnosticWriter.Safe(finding.File)}");
        }
        else
        {
            Excerpt(finding, SeverityText.Of(diagnostic.Severity).Colour);
        }

        var margin = new string(' ', LineNumber(finding).Length + 1);
        if (diagnostic.Severity != Severity.Note)
        {
            Console.MarkupLine($" {margin}[blue]=[/] help: {DiagnosticWriter.Safe(diagnostic.Help)}");
        }

        foreach (var fix in finding.Finding.Fixes)
        {
            var sure = fix.Applicability == Applicability.Safe ? "fix" : "perhaps";
            var words = DiagnosticWriter.Safe($"{fix.Title}{Replacement(fix)}");
            Console.MarkupLine($" {margin}[blue]=[/] {sure}: {words}");
        }

        Console.WriteLine();
    }

    public void End(CheckTally tally)
    {
    }

    private void Excerpt(CheckFinding finding, string colour)
    {
        var number = LineNumber(finding);
        var margin = new string(' ', number.Length + 1);
        var path = finding.Diagnostic.Path is { Length: > 0 } at && at != "$" ? $" at {at}" : "";
        var place = string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column}");
        Console.MarkupLine($" {margin[1..]}[blue]-->[/] {DiagnosticWriter.Safe(place)}{DiagnosticWriter.Safe(path)}");
        var room = (width ?? UsualWidth) - margin.Length - 3;
        var excerpt = SourceExcerpt.Of(finding.Text.Span, finding.Finding.Span, room);
        Console.MarkupLine($" {margin}[blue]|[/]");
        Console.MarkupLine($" [blue]{number}[/] [blue]|[/] {Markup.Escape(excerpt.Line)}".TrimEnd());
        var (before, mark) = (new string(' ', excerpt.Before), new string('^', excerpt.Marked));
        Console.MarkupLine($" {margin}[blue]|[/] {before}[{colour}]{mark}[/]");
    }

    private static string LineNumber(CheckFinding finding) => finding.Line.ToString(CultureInfo.InvariantCulture);

    // Where the title does not say it already.
    private static string Replacement(TextFix fix) =>
        fix.Edits is [{ Replacement: { Length: > 0 and <= LongestReplacement } text }] &&
        !fix.Title.Contains(text.Trim('"'), StringComparison.Ordinal)
            ? $": {text}"
            : "";
}
