using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Places calls through Genesys Cloud, each one once.</summary>
/// <remarks>
/// 1. Check the call. 2. Map it to the contract. 3. Ask the ledger, if it has a key. 4. Send, and send again only what
/// is proved not to have been acted on. 5. Say what is known. Safe for use from many threads; keep one for the life of
/// the process.
/// </remarks>
public sealed class CallClient : ICallClient, IDisposable
{
    private readonly ClientComponents _parts;
    private readonly HttpClient? _owned;

    /// <summary>Makes a client without a container; it owns its connections.</summary>
    /// <param name="options">The settings, such as <see cref="OutdialOptions.FromEnvironment"/>.</param>
    /// <param name="services">What it is given besides them, or null.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    public CallClient(OutdialOptions options, CallClientServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        services ??= new CallClientServices();
        var settings = SettingsReader.Read(options, services.Tokens is not null, out var faults)
            ?? throw new SettingsException(faults);
#pragma warning disable CA2000 // The client disposes of it.
        var http = SendOnceHandler.Client(settings.Transport);
#pragma warning restore CA2000
        (_owned, _parts) = (http, new ClientComponents(settings, options, () => http, services));
    }

    internal CallClient(ClientComponents parts) => _parts = parts;

    /// <inheritdoc/>
    public GenesysEndpoint Endpoint => _parts.Settings.Endpoint;

    /// <inheritdoc/>
    public Mapping Preview(ValidCall call) =>
        WithUserWarning(ContractMapper.Map(call, Endpoint.Contract, _parts.Settings.User));

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default)
    {
        var check = _parts.Validator.Check(call);
        return check.IsValid
            ? ObservedAsync(check.Call, default, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = check.Diagnostics });
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return ObservedAsync(call, default, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(
        OutboundCall call, CallKey key, CancellationToken cancellationToken = default)
    {
        var check = _parts.Validator.Check(call);
        return check.IsValid
            ? PlaceAsync(check.Call, key, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = check.Diagnostics });
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(ValidCall call, CallKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (_parts.Keyed is null)
        {
            throw new SettingsException([new Diagnostic(LedgerRules.NoLedger)]);
        }

        return key.IsEmpty
            ? Task.FromResult<CallOutcome>(
                new CallOutcome.Invalid { Diagnostics = [new Diagnostic(LedgerRules.MalformedKey)] })
            : ObservedAsync(call, key, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<NameOutcome> FindAsync(
        NamedKind kind, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Names.FindAsync(kind, name, cancellationToken)
            : Task.FromResult<NameOutcome>(new NameOutcome.Failed(new Diagnostic(
                NamingRules.NotAsked, "The guide describes no request that looks a name up.")));
    }

    /// <inheritdoc/>
    public Task<Reconciliation> ReconcileAsync(CallSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Reconciler.FindAsync(search, _parts.Ledger, cancellationToken)
            : Task.FromResult<Reconciliation>(NoSearch());
    }

    /// <inheritdoc/>
    public async Task<Reconciliation?> ReconcileAsync(CallKey key, CancellationToken cancellationToken = default)
    {
        var ledger = _parts.Ledger ?? throw new SettingsException([new Diagnostic(LedgerRules.NoLedger)]);
        var entry = await ledger.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is not { State: LedgerState.Unknown })
        {
            return null;
        }

        var found = CallSearch.For(entry) is { } search
            ? await ReconcileAsync(search, cancellationToken).ConfigureAwait(false)
            : entry is { Contract: Contract.Platform, Stamp: null } ? WithoutStamp()
            : NoSearch();
        var settlement = found switch
        {
            Reconciliation.Placed placed => new Settlement(placed.ConversationId, placed.Evidence),
            Reconciliation.NotPlaced notPlaced => new Settlement(null, notPlaced.Evidence) { Attempt = entry.Stamp },
            _ => null,
        };
        if (settlement is not null &&
            !await ledger.SettleAsync(key, settlement, cancellationToken).ConfigureAwait(false) &&
            found is Reconciliation.NotPlaced)
        {
            return new Reconciliation.StillUnknown(new Diagnostic(
                ReconciliationRules.NotFoundYet, "While the call was looked for, its key was used again."));
        }

        return found;
    }

    /// <inheritdoc/>
    public Task<CallProgress> GetAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Follower.ReadAsync(conversationId, cancellationToken)
            : Task.FromResult(CallTracker.Without(conversationId));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CallProgress> WatchAsync(
        string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Follower.FollowAsync(conversationId, cancellationToken)
            : new[] { CallTracker.Without(conversationId) }.ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> HangUpAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Changes.HangUpAsync(conversationId, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanger.NoWay());
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> WrapUpAsync(
        string conversationId, Guid wrapUpCodeId, string? notes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Changes.WrapUpAsync(conversationId, wrapUpCodeId, notes, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanger.NoWay());
    }

    /// <summary>Closes the connections of a client that was not made by a container.</summary>
    public void Dispose()
    {
        _parts.Channels.Dispose();
        _owned?.Dispose();
    }

    private static Reconciliation.StillUnknown NoSearch() =>
        new Reconciliation.StillUnknown(new Diagnostic(ReconciliationRules.NoSearch));

    private static Reconciliation.StillUnknown WithoutStamp() =>
        new Reconciliation.StillUnknown(new Diagnostic(
            ReconciliationRules.NoSearch, "The call was sent without a stamp: it cannot be told from others like it."));

    // A span, metrics and a line in the log around whatever becomes of a call that can be expressed. The key is empty
    // for a call without one.
    private async Task<CallOutcome> ObservedAsync(ValidCall call, CallKey key, CancellationToken cancellationToken)
    {
        var (began, now) = (_parts.Time.GetTimestamp(), _parts.Time.GetUtcNow());
        using var span = CallTelemetry.StartCall(Endpoint);

        // The first attempt's request is the preview with its stamp: it is mapped once.
        var id = CallIds.Next(now);
        var stamp = _parts.Options.SendsStamp ? new CallStamp(id, 1) : (CallStamp?)null;
        var mapping = WithUserWarning(ContractMapper.Map(call, Endpoint.Contract, _parts.Settings.User, stamp));
        CallOutcome outcome;
        if (mapping.Request is not { } request)
        {
            outcome = new CallOutcome.Invalid();
        }
        else if (key.IsEmpty)
        {
            var run = new CallExecution(call, id, request, ticket: null, now + _parts.Options.TotalTimeout);
            outcome = Outcome(run, await _parts.Sender.SendAsync(run, cancellationToken).ConfigureAwait(false));
        }
        else
        {
            outcome = await KeyedAsync(call, id, request, key, cancellationToken).ConfigureAwait(false);
        }

        if (!call.Remarks.IsEmpty || !mapping.Diagnostics.IsEmpty)
        {
            outcome = outcome with
            {
                Diagnostics = [.. outcome.Diagnostics, .. call.Remarks, .. mapping.Diagnostics],
            };
        }

        CallTelemetry.EndCall(span, outcome, _parts.Time.GetElapsedTime(began));
        if (_parts.Logger.IsEnabled(LogLevel.Information))
        {
            ServiceLog.CallEnded(
                _parts.Logger,
                string.Join(", ", call.Call.Destinations.Select(to => to.ToString("M"))),
                outcome.GetType().Name, outcome.AttemptCount, outcome.Response?.CorrelationId);
        }

        return outcome;
    }

    // Apart: what it captures is made for keyed calls only.
    private Task<CallOutcome> KeyedAsync(
        ValidCall call, Guid id, WireRequest first, CallKey key, CancellationToken cancellationToken) =>
        _parts.Keyed!.PlaceAsync( // a key is let in only where there is a ledger
            key,
            LedgerCall.Of(call.Call, Endpoint, _parts.Settings.User),
            async (ticket, token) =>
            {
                var deadline = _parts.Time.GetUtcNow() + _parts.Options.TotalTimeout;
                var run = new CallExecution(call, id, first, ticket, deadline);
                return Outcome(run, await _parts.Sender.SendAsync(run, token).ConfigureAwait(false));
            },
            cancellationToken);

    // What was never tried carries no stamp.
    private CallOutcome Outcome(CallExecution run, Attempt attempt) =>
        CallOutcomes.Of(attempt, run, run.Attempts > 0 ? run.Request : Preview(run.Call).Request!); // as before

    private Mapping WithUserWarning(Mapping mapping) =>
        _parts.Tokens.SpeaksForUser || Endpoint.Contract != Contract.Platform ||
        mapping.Request?.Path != WireRequest.CallsPath
            ? mapping
            : new Mapping(mapping.Request, [.. mapping.Diagnostics, new Diagnostic(CallRules.PlatformNeedsUser)]);
}
