using System.Globalization;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Draws findings: rule, place, the text with a mark under the fault, and what to do.</summary>
internal static class DiagnosticWriter
{
    /// <summary>Writes one finding.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="place">The place as the command line names it, such as <c>--skill</c>.</param>
    /// <param name="text">What was written there; null if that is not at hand, or not to be shown.</param>
    internal static void Write(IAnsiConsole console, Diagnostic diagnostic, string place, string? text)
    {
        (diagnostic, place) = (CommandNames.In(diagnostic), CommandNames.In(place));
        var colour = SeverityText.Of(diagnostic.Severity).Colour;
        console.MarkupLine(Heading(diagnostic));
        var character = diagnostic.Index >= 0
            ? string.Create(CultureInfo.InvariantCulture, $", character {diagnostic.Index + 1}")
            : "";
        if (place.Length > 0)
        {
            console.MarkupLine($"  [blue]-->[/] {Safe(place)}{character}");
        }

        if (text is { Length: > 0 })
        {
            console.MarkupLine("   [blue]|[/]");
            console.MarkupLine($"   [blue]|[/] {Markup.Escape(VisibleText.InAscii(text))}");
            if (diagnostic.Index >= 0 && diagnostic.Index <= text.Length)
            {
                var before = VisibleText.InAscii(text[..diagnostic.Index]).Length;
                console.MarkupLine($"   [blue]|[/] {new string(' ', before)}[{colour}]^[/]");
            }
        }

        if (diagnostic.Severity != Severity.Note)
        {
            console.MarkupLine($"   [blue]=[/] help: {Safe(diagnostic.Help)}");
        }

        if (diagnostic.Fix is { } fix)
        {
            var sure = fix.Applicability == Applicability.Safe ? "write" : "perhaps";
            console.MarkupLine($"   [blue]=[/] {sure}: {Safe(fix.Replacement)}");
        }
    }

    /// <summary>Severity, rule and message, as markup: the first line of every finding.</summary>
    internal static string Heading(Diagnostic diagnostic)
    {
        var (word, colour) = SeverityText.Of(diagnostic.Severity);
        var rule = $"[{colour} bold]{word}[[{diagnostic.Rule.Id}]][/] [bold]{diagnostic.Rule.Name}[/]";
        return $"{rule}: {Safe(CommandNames.In(diagnostic.Message))}";
    }

    /// <summary>Text from outside, as markup that shows it and does nothing else.</summary>
    internal static string Safe(string text) => Markup.Escape(VisibleText.Of(text));
}
