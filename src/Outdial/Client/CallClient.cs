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
    public Mapping Preview(ValidCall call) => _parts.Placer.Preview(call);

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default)
    {
        var check = _parts.Validator.Check(call);
        return check.IsValid
            ? _parts.Placer.PlaceAsync(check.Call, default, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = check.Diagnostics });
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _parts.Placer.PlaceAsync(call, default, cancellationToken);
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
        if (_parts.Ledger is null)
        {
            throw new SettingsException([new Diagnostic(LedgerRules.NoLedger)]);
        }

        return key.IsEmpty
            ? Task.FromResult<CallOutcome>(
                new CallOutcome.Invalid { Diagnostics = [new Diagnostic(LedgerRules.MalformedKey)] })
            : _parts.Placer.PlaceAsync(call, key, cancellationToken);
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
    public Task<CallerState> GetCallerAsync(Guid? user = null, CancellationToken cancellationToken = default) =>
        Endpoint.Contract == Contract.Platform
            ? _parts.Callers.ReadAsync(user ?? _parts.Settings.User, cancellationToken)
            : Task.FromResult(new CallerState { UserId = user });

    /// <inheritdoc/>
    public Task<Reconciliation> ReconcileAsync(CallSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Reconciler.FindAsync(search, _parts.Ledger, cancellationToken)
            : Task.FromResult(KeyReconciler.NoSearch);
    }

    /// <inheritdoc/>
    public async Task<Reconciliation?> ReconcileAsync(CallKey key, CancellationToken cancellationToken = default)
    {
        var ledger = _parts.Ledger ?? throw new SettingsException([new Diagnostic(LedgerRules.NoLedger)]);
        return await _parts.Keys.ReconcileAsync(key, ledger, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Recovery> RecoverAsync(bool opens = true, CancellationToken cancellationToken = default)
    {
        var ledger = _parts.Ledger ?? throw new SettingsException([new Diagnostic(LedgerRules.NoLedger)]);
        return ledger is not IRecoverableLedger recoverable ? new Recovery.NotNeeded()
            : Endpoint.Contract == Contract.Platform
                ? await _parts.Recoverer.RecoverAsync(recoverable, opens, cancellationToken).ConfigureAwait(false)
            : await recoverable.FindLossAsync(cancellationToken).ConfigureAwait(false) is null
                ? new Recovery.NotNeeded()
            : new Recovery.Incomplete(new Diagnostic(ReconciliationRules.NoSearch));
    }

    /// <inheritdoc/>
    public Task<CallProgress> GetAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Tracker.ReadAsync(conversationId, cancellationToken)
            : Task.FromResult(CallTracker.Without(conversationId));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CallProgress> WatchAsync(
        string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Tracker.FollowAsync(conversationId, cancellationToken)
            : new[] { CallTracker.Without(conversationId) }.ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> HangUpAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Changer.HangUpAsync(conversationId, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanger.NoWay());
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> WrapUpAsync(
        string conversationId, Guid wrapUpCodeId, string? notes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _parts.Changer.WrapUpAsync(conversationId, wrapUpCodeId, notes, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanger.NoWay());
    }

    /// <summary>Closes the connections of a client that was not made by a container.</summary>
    public void Dispose()
    {
        _parts.Channels.Dispose();
        _owned?.Dispose();
    }
}
