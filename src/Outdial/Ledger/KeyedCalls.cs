using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Places a keyed call: asks the ledger first, and tells it afterwards.</summary>
internal sealed class KeyedCalls(ICallLedger ledger, TimeProvider time, TimeSpan patience, ILogger logger)
{
    // The first pause of who waits for another process to be done, and the longest.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(1);

    // How much longer than the time for a call its claim stands: it may take that long to be given and given back.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Places the call unless the ledger knows what became of it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The call that it names.</param>
    /// <param name="place">Places the call with the right to do so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<CallOutcome> PlaceAsync(
        CallKey key,
        LedgerCall call,
        Func<LedgerTicket, CancellationToken, Task<CallOutcome>> place,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ClaimAsync(key, call, cancellationToken).ConfigureAwait(false) switch
            {
                LedgerClaim.Granted granted =>
                    await PlaceAsync(granted.Ticket, place, cancellationToken).ConfigureAwait(false),
                LedgerClaim.Recorded recorded => RecordedOutcome.Of(recorded.Entry),
                LedgerClaim.Conflict conflict => new CallOutcome.Invalid
                {
                    Diagnostics = [.. conflict.Differences.Select(difference => new Diagnostic(
                        LedgerRules.KeyConflict, $"The key names another call: {difference}. Nothing was sent.")
                    {
                        Path = difference.Path,
                    })],
                },
                _ => new CallOutcome.Unknown { Diagnostics = [new Diagnostic(LedgerRules.KeyInFlight)] },
            };
        }
        catch (CallLedgerException exception)
        {
            // Nothing is dialled without a ledger; what came after the request had left is caught where it belongs.
            return new CallOutcome.NotSent { Diagnostics = [exception.Diagnostic] };
        }
    }

    private async ValueTask<LedgerClaim> ClaimAsync(CallKey key, LedgerCall call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = FirstLook; ; pause = pause * 2 < LastLook ? pause * 2 : LastLook)
        {
            var until = time.GetUtcNow() + patience + Grace;
            var claim = await ledger.ClaimAsync(key, call, until, cancellationToken).ConfigureAwait(false);
            if (claim is not LedgerClaim.InFlight || time.GetElapsedTime(began) + pause > patience)
            {
                return claim;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CallOutcome> PlaceAsync(
        LedgerTicket ticket,
        Func<LedgerTicket, CancellationToken, Task<CallOutcome>> place,
        CancellationToken cancellationToken)
    {
        CallOutcome outcome;
        try
        {
            outcome = await place(ticket, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Only before the request has left: the key may be dialled another time.
            await RecordAsync(ticket, new CallOutcome.NotSent()).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            await GiveUpAsync(ticket, exception).ConfigureAwait(false);
            throw;
        }

        return await RecordAsync(ticket, outcome).ConfigureAwait(false)
            ? outcome
            : outcome with
            {
                Diagnostics = [.. outcome.Diagnostics, new Diagnostic(LedgerRules.OutcomeNotRecorded)],
            };
    }

    // What nobody foresaw, such as a token source or a handler of the application's own that fails. Before the intent,
    // and after it was withdrawn, the key is planned and nothing can have left. In every other state, an intent that is
    // overdue meanwhile and so said to be unknown among them, nobody knows what has.
    private async ValueTask GiveUpAsync(LedgerTicket ticket, Exception exception)
    {
        try
        {
            var entry = await ledger.FindAsync(ticket.Key, CancellationToken.None).ConfigureAwait(false);
            CallOutcome outcome = entry is not { State: LedgerState.Planned }
                ? new CallOutcome.Unknown
                {
                    Diagnostics =
                    [
                        new Diagnostic(
                            LedgerRules.IntentWithoutOutcome,
                            $"The call was about to leave when a {exception.GetType().Name} ended it: the phone may " +
                            "be ringing."),
                    ],
                }
                : new CallOutcome.NotSent();
            await ledger.RecordAsync(ticket, outcome, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException failure)
        {
            ServiceLog.LedgerFailed(logger, failure.Message);
        }
    }

    private async ValueTask<bool> RecordAsync(LedgerTicket ticket, CallOutcome outcome)
    {
        try
        {
            await ledger.RecordAsync(ticket, outcome, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever a ledger throws, what became of the call is known here.
            ServiceLog.LedgerFailed(logger, exception.Message);
            return false;
        }
    }
}
