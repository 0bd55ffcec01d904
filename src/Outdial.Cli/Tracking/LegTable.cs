using Spectre.Console;
using Spectre.Console.Rendering;

namespace Outdial.Cli;

/// <summary>A call as it is drawn on a terminal: its legs, and how far it is.</summary>
internal static class LegTable
{
    internal static IRenderable Of(CallProgress progress)
    {
        var table = new Grid().AddColumn().AddColumn().AddColumn();
        foreach (var leg in progress.Legs)
        {
            var colour = leg.IsOver ? "grey" : leg.State == "connected" ? "green" : "yellow";
            table.AddRow(
                new Markup(DiagnosticWriter.Safe(LegName.Of(leg))),
                new Markup($"[{colour}]{DiagnosticWriter.Safe(leg.State)}[/]"),
                new Markup(DiagnosticWriter.Safe(LegName.EndOf(leg))));
        }

        return progress.IsOver
            ? table
            : new Rows(table, new Markup(DiagnosticWriter.Safe(progress.Verdict.Message)));
    }
}
