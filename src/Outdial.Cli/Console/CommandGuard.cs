using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>Says what stopped a command that was not asked to place a call.</summary>
internal static class CommandGuard
{
    /// <summary>Runs a command; says why, where settings, secrets or a ledger cannot be used or it is
    /// stopped.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="json">Whether why is one JSON object.</param>
    internal static async Task<int> RunAsync(
        Terminal terminal, Func<Task<int>> command, CancellationToken cancellationToken, bool json = false)
    {
        try
        {
            return await command();
        }
        catch (OutdialException exception)
        {
            return Say(terminal, exception.Diagnostics, json);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Writes findings with their places, or one JSON object.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="json">Whether they are one JSON object.</param>
    /// <param name="text">What was written there; null if that is not at hand.</param>
    internal static int Say(
        Terminal terminal, ImmutableArray<Diagnostic> findings, bool json = false, string? text = null)
    {
        if (json)
        {
            return Print(terminal, FailureObject.Of(findings));
        }

        foreach (var finding in findings)
        {
            DiagnosticWriter.Write(terminal.Words, finding, finding.Path, text);
        }

        return ExitCode.Usage;
    }

    /// <summary>Writes a sentence, or one JSON object with it.</summary>
    internal static int Say(Terminal terminal, string sentence, bool json)
    {
        if (json)
        {
            return Print(terminal, FailureObject.Of(sentence));
        }

        terminal.Error.WriteLine(VisibleText.Of(sentence));
        return ExitCode.Usage;
    }

    private static int Print(Terminal terminal, FailureObject failure)
    {
        terminal.Out.WriteLine(JsonSerializer.Serialize(failure, FailureJson.Line.FailureObject));
        return ExitCode.Usage;
    }
}
