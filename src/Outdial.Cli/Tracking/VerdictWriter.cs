using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Writes a verdict as text.</summary>
internal static class VerdictWriter
{
    internal static void Write(Terminal terminal, CallVerdict verdict)
    {
        if (verdict is CallVerdict.Unknown unknown)
        {
            DiagnosticWriter.Write(terminal.Words, unknown.Reason, "", null);
        }
        else
        {
            terminal.Words.MarkupLine(DiagnosticWriter.Safe(verdict.Message));
        }
    }
}
