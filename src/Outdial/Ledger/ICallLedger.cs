using System.Collections.Immutable;

namespace Outdial.Extensibility;

/// <summary>Remembers keyed calls, across processes and crashes, so that none is dialled twice.</summary>
/// <remarks>
/// <para>Planned → intended → placed, refused or unknown → settled. An intent is durable before the first byte of the
/// request leaves; an intent without an outcome, whose process is gone or whose time is over, is unknown.</para>
/// <para>Every member is safe for several threads and several processes, and throws <see cref="CallLedgerException"/>
/// when the ledger cannot be used: then nothing may be dialled.</para>
/// </remarks>
public interface ICallLedger
{
    /// <summary>Asks for the right to dial a key, and remembers the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The call that it names.</param>
    /// <param name="patience">How long it takes the caller to give up at the most, by the ledger's clock. For so long
    /// no other caller gets the right while this process lives, or may live.</param>
    /// <param name="cancellationToken">Gives up; nothing is claimed then.</param>
    ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken = default);

    /// <summary>Asks the gates whether an attempt may leave now, and writes down that it is about to, in one step. It
    /// is on the disk when this returns.</summary>
    /// <param name="ticket">The right to dial.</param>
    /// <param name="intent">The attempt.</param>
    /// <param name="cancellationToken">Gives up; the attempt must not leave then.</param>
    /// <returns>What holds the call back: then nothing is written, and the attempt must not leave. Null if it
    /// may.</returns>
    /// <exception cref="CallLedgerException">The ticket is void, or the ledger cannot be written: the attempt must not
    /// leave.</exception>
    ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default);

    /// <summary>Takes an intent back: it is proved that the attempt was not acted on. The ticket stays good.</summary>
    /// <param name="ticket">The right to dial.</param>
    /// <param name="correlationId">The correlation id of the answer, if there was one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId = null, CancellationToken cancellationToken = default);

    /// <summary>Records the outcome of the call, and ends the claim.</summary>
    /// <remarks>Placed, refused and unknown stay. What proves that nothing was dialled and may be otherwise the next
    /// time (not sent, throttled, unauthorized, invalid) leaves the key planned: it may be dialled again.</remarks>
    /// <param name="ticket">The right to dial.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="cancellationToken">Gives up; the key is unknown then.</param>
    ValueTask RecordAsync(LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>What is known of a key; null if it was never used.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken = default);

    /// <summary>All keys in these states, the oldest first, as they are read.</summary>
    /// <remarks>What changes while they are read is shown as it was or as it is; no key is shown twice. The ledger may
    /// be used meanwhile.</remarks>
    /// <param name="states">The states; none means all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, CancellationToken cancellationToken = default);

    /// <summary>Settles an unknown key. One that is not unknown is left as it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="settlement">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was unknown, and is settled now.</returns>
    ValueTask<bool> SettleAsync(CallKey key, Settlement settlement, CancellationToken cancellationToken = default);
}
