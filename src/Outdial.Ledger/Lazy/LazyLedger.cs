using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Outdial.Ledger;

/// <summary>A ledger that is opened when it is first asked: one that cannot be opened keeps no call from being placed
/// that needs none.</summary>
/// <remarks>What failed is tried again, but not at every call: each try may wait, for another process that holds a file
/// or for a server.</remarks>
/// <param name="open">Opens it, or gives the one that is open.</param>
/// <param name="time">The clock.</param>
/// <param name="closes">Whether it is closed with this.</param>
/// <param name="shareBeforeOpened">The part of the rate that may be used before it was ever opened.</param>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed",
    Justification = "The semaphore holds no system resource, and a caller may still wait for it at the end.")]
internal sealed partial class LazyLedger(
    Func<CancellationToken, Task<ICompleteLedger>> open, TimeProvider time, bool closes, double shareBeforeOpened)
    : ICompleteLedger, IRecoverableLedger, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private ICompleteLedger? _ledger;
    private CallLedgerException? _failure;
    private DateTimeOffset _failed;
    private bool _closed;

    public double ShareWhenLost => Volatile.Read(ref _ledger)?.ShareWhenLost ?? shareBeforeOpened;

    public async ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .ClaimAsync(key, call, patience, cancellationToken).ConfigureAwait(false);

    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .IntendAsync(ticket, intent, cancellationToken).ConfigureAwait(false);

    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId = null, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .WithdrawAsync(ticket, correlationId, cancellationToken).ConfigureAwait(false);

    public async ValueTask RecordAsync(
        LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .RecordAsync(ticket, outcome, cancellationToken).ConfigureAwait(false);

    public async ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .FindAsync(key, cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ledger = await LedgerAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var entry in ledger.ListAsync(states, cancellationToken).ConfigureAwait(false))
        {
            yield return entry;
        }
    }

    public async ValueTask<bool> SettleAsync(
        CallKey key, Settlement settlement, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .SettleAsync(key, settlement, cancellationToken).ConfigureAwait(false);

    public async ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .UpdateAsync(bucket, change, cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> PurgeAsync(
        DateTimeOffset before, bool unknownToo = false, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .PurgeAsync(before, unknownToo, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyDictionary<string, RateState>> ListRatesAsync(
        CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .ListRatesAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> ResetRatesAsync(CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .ResetRatesAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<LedgerLoss?> FindLossAsync(CancellationToken cancellationToken = default) =>
        await LedgerAsync(cancellationToken).ConfigureAwait(false) is IRecoverableLedger ledger
            ? await ledger.FindLossAsync(cancellationToken).ConfigureAwait(false) : null;

    public async ValueTask<int> AddFoundAsync(
        ImmutableArray<FoundStamp> stamps, CancellationToken cancellationToken = default) =>
        await LedgerAsync(cancellationToken).ConfigureAwait(false) is IRecoverableLedger ledger
            ? await ledger.AddFoundAsync(stamps, cancellationToken).ConfigureAwait(false) : 0;

    public async ValueTask<bool> EndRecoveryAsync(LedgerLoss loss, CancellationToken cancellationToken = default) =>
        await LedgerAsync(cancellationToken).ConfigureAwait(false) is IRecoverableLedger ledger &&
        await ledger.EndRecoveryAsync(loss, cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        (var ledger, _ledger, _closed) = (_ledger, null, true);
        _gate.Release();
        if (closes && ledger is not null)
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A container that is disposed of without waiting.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask<ICompleteLedger> LedgerAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _ledger) is { } ledger)
        {
            return ledger;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_closed)
            {
                throw new CallLedgerException(new Diagnostic(
                    LedgerRules.LedgerUnusable, "The ledger cannot be used: it was closed."));
            }

            if (_failure is not null && time.GetUtcNow() - _failed < Pause)
            {
                throw new CallLedgerException(_failure.Diagnostics[0], _failure);
            }

            return _ledger ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ICompleteLedger> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await open(cancellationToken).ConfigureAwait(false);
        }
        catch (CallLedgerException exception)
        {
            (_failure, _failed) = (exception, time.GetUtcNow());
            throw;
        }
    }
}
