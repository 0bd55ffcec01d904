namespace Outdial.Cli;

/// <summary>Waits for the end of a call that has just been placed (<c>outdial call --wait</c>), and wraps it
/// up.</summary>
/// <remarks>Whatever happens from here on, the call was placed, and nothing may say that it was not.</remarks>
internal sealed class CallWait(Terminal terminal, bool json)
{
    /// <summary>Waits.</summary>
    /// <param name="client">The client that placed it.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="wrapUpCode">The code to set once it is over, or null.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    internal async Task<CallEnd> RunAsync(
        CallClient client, string id, Guid? wrapUpCode, CancellationToken cancellationToken)
    {
        var watcher = new CallWatcher(terminal, quiet: json);
        if (json)
        {
            // The object comes at the end, and a program that is ended before must not take the id with it.
            await terminal.Error.WriteLineAsync(VisibleText.Of($"Placed: {id}. Waiting for the end of the call."));
        }

        try
        {
            await watcher.WatchAsync(client, id, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of(
                $"Stopped waiting: the call goes on. See outdial status {id}, or end it: outdial hangup {id}."));
            return new CallEnd(watcher.Last, WrapUp: wrapUpCode is null ? null : "notSet", [], ExitCode.Interrupted);
        }
        catch (OutdialException exception)
        {
            return Lost(watcher, exception.Diagnostics[0], wrapUpCode);
        }

        var verdict = watcher.Last!.Verdict;
        if (!json)
        {
            VerdictWriter.Write(terminal, verdict);
        }

        return verdict is CallVerdict.Unknown unknown
            ? Lost(watcher, unknown.Reason, wrapUpCode, said: true)
            : await WrapUpAsync(client, id, watcher.Last, wrapUpCode, cancellationToken);
    }

    private async Task<CallEnd> WrapUpAsync(
        CallClient client, string id, CallProgress last, Guid? code, CancellationToken cancellationToken)
    {
        var exitCode = VerdictName.ExitCodeOf(last.Verdict);
        if (code is not { } wrapUpCode)
        {
            return new CallEnd(last, WrapUp: null, [], exitCode);
        }

        Diagnostic? failure;
        try
        {
            failure = ChangeReporter.Reason(await client.WrapUpAsync(id, wrapUpCode, null, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            failure = new Diagnostic(
                TrackingRules.UnclearChange, "Stopped before the wrap-up code was known to be set.");
            exitCode = ExitCode.Interrupted;
        }
        catch (OutdialException exception)
        {
            failure = exception.Diagnostics[0];
        }

        if (!json && failure is null)
        {
            await terminal.Error.WriteLineAsync(ChangeReporter.WrappedUp);
        }
        else if (!json)
        {
            DiagnosticWriter.Write(terminal.Words, failure!, "--wrap-up-code", null);
        }

        return new CallEnd(last, failure is null ? "set" : "notSet", failure is null ? [] : [failure], exitCode);
    }

    // How the call ended is not known, so a wrap-up code would be a guess.
    private CallEnd Lost(CallWatcher watcher, Diagnostic reason, Guid? wrapUpCode, bool said = false)
    {
        if (!json && !said)
        {
            DiagnosticWriter.Write(terminal.Words, reason, "", null);
        }

        if (!json && wrapUpCode is not null)
        {
            terminal.Error.WriteLine("The wrap-up code is not set, because it is not known how the call ended.");
        }

        var last = watcher.Last is { Verdict: not CallVerdict.Unknown } seen
            ? seen with { Verdict = new CallVerdict.Unknown(reason) }
            : watcher.Last;
        return new CallEnd(last, wrapUpCode is null ? null : "notSet", [reason], ExitCode.Unknown);
    }
}
