using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Says what stopped a command that was not asked to place a call.</summary>
internal static class CommandGuard
{
    /// <summary>Runs a command; settings, secrets and ledgers that cannot be used are told, and so is Ctrl-C.</summary>
    internal static async Task<int> RunAsync(
        Terminal terminal, Func<Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command();
        }
        catch (CallLedgerException exception)
        {
            return Say(terminal, [exception.Diagnostic]);
        }
        catch (SecretFileException exception)
        {
            return Say(terminal, [exception.Diagnostic]);
        }
        catch (SettingsException exception)
        {
            return Say(terminal, exception.Diagnostics);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Writes findings with their places.</summary>
    internal static int Say(Terminal terminal, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            DiagnosticWriter.Write(terminal.Words, finding, finding.Path, null);
        }

        return ExitCode.Usage;
    }
}
