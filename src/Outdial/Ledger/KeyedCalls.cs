using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Claims keys: a key's call is placed once, and from then on its recorded outcome is returned.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="time">The clock.</param>
/// <param name="patience">How long a call may take.</param>
/// <param name="waits">Whether the outcome of a call that is being placed elsewhere is waited for, as long as
/// that.</param>
/// <param name="logger">Told what the ledger could not write.</param>
internal sealed class KeyedCalls(
    ICallLedger ledger, TimeProvider time, TimeSpan patience, bool waits, ILogger logger)
{
    // The first pause between two looks at a key that another process dials, and the longest.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(1);

    // How much longer than the time for a call its claim stands: it may take that long to be given and given back.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Places the call unless the ledger knows its outcome.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The call that it names.</param>
    /// <param name="place">Places the call with the right to do so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<CallOutcome> PlaceAsync(
        CallKey key,
        LedgerCall call,
        Func<LedgerSession, CancellationToken, Task<CallOutcome>> place,
        CancellationToken cancellationToken)
    {
        LedgerClaim claim;
        try
        {
            claim = await ClaimAsync(key, call, cancellationToken).ConfigureAwait(false);
        }
        catch (CallLedgerException exception)
        {
            return new CallOutcome.NotSent { Diagnostics = exception.Diagnostics }; // nothing is dialled without it
        }

        switch (claim)
        {
            case LedgerClaim.Granted granted:
                var session = new LedgerSession(ledger, granted.Ticket, logger);
                return await session.RunAsync(token => place(session, token), cancellationToken).ConfigureAwait(false);
            case LedgerClaim.Recorded recorded:
                return RecordedOutcome.Of(recorded.Entry);
            case LedgerClaim.Conflict conflict:
                return new CallOutcome.Invalid { Diagnostics = [.. conflict.Differences.Select(Different)] };
            default:
                return new CallOutcome.InFlight { Diagnostics = [new Diagnostic(LedgerRules.KeyInFlight)] };
        }
    }

    private async ValueTask<LedgerClaim> ClaimAsync(CallKey key, LedgerCall call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = FirstLook; ; pause = pause * 2 < LastLook ? pause * 2 : LastLook)
        {
            var claim = await ledger.ClaimAsync(key, call, patience + Grace, cancellationToken).ConfigureAwait(false);
            if (claim is not LedgerClaim.InFlight || !waits || time.GetElapsedTime(began) + pause > patience)
            {
                return claim;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Diagnostic Different(FieldDifference difference) =>
        new(LedgerRules.KeyConflict, $"The key names another call: {difference}. Nothing was sent.")
        {
            Path = difference.Path,
        };
}
