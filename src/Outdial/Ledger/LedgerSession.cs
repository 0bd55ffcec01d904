using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>The right to dial a key, while its call is placed: intend, withdraw, record.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="ticket">The right.</param>
/// <param name="logger">Told what the ledger could not write.</param>
internal sealed class LedgerSession(ICallLedger ledger, LedgerTicket ticket, ILogger logger)
{
    /// <summary>The stamp of the first attempt.</summary>
    internal CallStamp First => ticket.First;

    /// <summary>Writes down that an attempt is about to leave, if no gate holds it back.</summary>
    /// <returns>What holds it back; null if it may leave.</returns>
    /// <exception cref="CallLedgerException">It could not be written down: the attempt must not leave.</exception>
    internal ValueTask<CallHold?> IntendAsync(CallIntent intent, CancellationToken cancellationToken) =>
        ledger.IntendAsync(ticket, intent, cancellationToken);

    /// <summary>Takes the intent back: the attempt is proved not to have been acted on, and must not stand in the
    /// ledger as if it might have been.</summary>
    /// <remarks>If that cannot be written, the next intent cannot be either, and if there is none, the outcome says the
    /// same.</remarks>
    internal ValueTask WithdrawAsync(string? correlationId) => LoggedAsync(
        async () => await ledger.WithdrawAsync(ticket, correlationId, CancellationToken.None).ConfigureAwait(false));

    /// <summary>Places the call, and writes its outcome down, however placing it ends.</summary>
    /// <param name="place">Places the call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<CallOutcome> RunAsync(
        Func<CancellationToken, Task<CallOutcome>> place, CancellationToken cancellationToken)
    {
        CallOutcome outcome;
        try
        {
            outcome = await place(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Only before the request has left: the key may be dialled another time.
            await RecordAsync(new CallOutcome.NotSent()).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            await LoggedAsync(() => GiveUpAsync(exception)).ConfigureAwait(false);
            throw;
        }

        return await RecordAsync(outcome).ConfigureAwait(false)
            ? outcome
            : outcome with { Diagnostics = [.. outcome.Diagnostics, new Diagnostic(LedgerRules.OutcomeNotRecorded)] };
    }

    // What was not foreseen, such as a token source or a handler of the application's own that fails. Before the
    // intent, and after it was withdrawn, the key is planned and nothing can have left. In every other state, an intent
    // that is overdue meanwhile and so said to be unknown among them, it is not known what has.
    private async Task GiveUpAsync(Exception exception)
    {
        var entry = await ledger.FindAsync(ticket.Key, CancellationToken.None).ConfigureAwait(false);
        CallOutcome outcome = entry is { State: LedgerState.Planned }
            ? new CallOutcome.NotSent()
            : new CallOutcome.Unknown
            {
                Diagnostics =
                [
                    new Diagnostic(
                        LedgerRules.IntentWithoutOutcome,
                        $"The call was about to leave when a {exception.GetType().Name} ended it: the phone may be " +
                        "ringing."),
                ],
            };
        await ledger.RecordAsync(ticket, outcome, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> RecordAsync(CallOutcome outcome)
    {
        var isRecorded = false;
        await LoggedAsync(async () =>
        {
            await ledger.RecordAsync(ticket, outcome, CancellationToken.None).ConfigureAwait(false);
            isRecorded = true;
        }).ConfigureAwait(false);
        return isRecorded;
    }

    // Whatever a ledger throws, the outcome of the call is known here, and counts.
    private async ValueTask LoggedAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            ServiceLog.LedgerFailed(logger, exception.Message);
        }
    }
}
