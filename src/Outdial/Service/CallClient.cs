using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Outdial;

/// <summary>Places calls through Genesys Cloud, each one once.</summary>
/// <remarks>
/// 1. Check the call. 2. Map it to the contract. 3. Ask the ledger, if it has a key. 4. Send, and send again only what
/// is proved not to have been acted on. 5. Say what is known. Safe for use from many threads; keep one for the life of
/// the process.
/// </remarks>
public sealed class CallClient : ICallClient, IDisposable
{
    private readonly Guid? _callingUser;
    private readonly IAccessTokenSource _tokens;
    private readonly CallSender _sender;
    private readonly CallValidator _validator;
    private readonly RequestPacer _pacer;
    private readonly ICallLedger? _ledger;
    private readonly KeyedCalls? _keyed;
    private readonly CallReconciler _reconciler;
    private readonly NameDirectory _names;
    private readonly TimeProvider _time;
    private readonly TimeSpan _totalTimeout;
    private readonly ILogger _logger;
    private readonly HttpClient? _owned;

    internal CallClient(
        Settings settings,
        OutdialOptions options,
        Func<HttpClient> http,
        IAccessTokenSource? tokens,
        CallValidator validator,
        TimeProvider time,
        ILogger logger,
        ICallLedger? ledger = null,
        IPaceStore? pace = null,
        ITokenStore? tokenStore = null,
        Func<double>? random = null,
        HttpClient? owned = null)
    {
        var retry = new RetryPolicy(options, time, random);
        Endpoint = settings.Endpoint;
        _callingUser = settings.User;
        _tokens = tokens
            ?? (settings.UserToken is { } userToken ? new FixedTokenSource(userToken) : null)
            ?? (IAccessTokenSource)new GrantTokenSource(
                new TokenRequester(http, settings.Endpoint, settings.Client!, options.AttemptTimeout, time),
                settings, tokenStore, retry, time, logger);
        _pacer = new RequestPacer(options, pace ?? new ProcessPaceStore(), settings.Bucket, time);
        _sender = new CallSender(
            settings, options, new CallTransport(http, settings.Endpoint, time), _tokens, _pacer, ledger, retry, time,
            logger);
        _ledger = ledger;
        var reader = new ServiceReader(
            http, settings.Endpoint, _tokens, _pacer, retry, options.AttemptTimeout, time, logger);
        _names = new NameDirectory(reader);
        _reconciler = new CallReconciler(reader, time, options.ReconcilePatience, options.QuietPeriod);
        _keyed = ledger is null ? null : new KeyedCalls(ledger, time, options.TotalTimeout, logger);
        (_validator, _time, _totalTimeout, _logger, _owned) = (validator, time, options.TotalTimeout, logger, owned);
    }

    /// <inheritdoc/>
    public GenesysEndpoint Endpoint { get; }

    /// <summary>Makes a client without a container; it owns its connections.</summary>
    /// <param name="options">The settings, such as <see cref="OutdialOptions.FromEnvironment"/>.</param>
    /// <param name="policy">What calls to let through; the default policy if null.</param>
    /// <param name="tokens">Another source of tokens than the options' credentials, or null.</param>
    /// <param name="logger">Where to log, or null.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <param name="ledger">Remembers keyed calls; without one no call can have a key.</param>
    /// <param name="pace">Where the token's rate is kept, to share it with other processes; in this process if
    /// null.</param>
    /// <param name="tokenStore">Where tokens are kept between processes; in this process alone if null.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    public static CallClient Create(
        OutdialOptions options,
        CallPolicy? policy = null,
        IAccessTokenSource? tokens = null,
        ILogger<CallClient>? logger = null,
        TimeProvider? time = null,
        ICallLedger? ledger = null,
        IPaceStore? pace = null,
        ITokenStore? tokenStore = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = SettingsReader.Read(options, tokens is not null, out var faults)
            ?? throw new SettingsException(faults);
#pragma warning disable CA2000 // The client disposes of it.
        var http = HttpDefaults.Client(settings.Transport);
#pragma warning restore CA2000
        return new CallClient(
            settings,
            options,
            () => http,
            tokens,
            new CallValidator(policy),
            time ?? TimeProvider.System,
            logger ?? NullLogger<CallClient>.Instance,
            ledger,
            pace,
            tokenStore,
            owned: http);
    }

    /// <inheritdoc/>
    public Mapping Preview(ValidCall call)
    {
        var mapping = ContractMapper.Map(call, Endpoint.Contract, _callingUser);
        return _tokens.SpeaksForUser || Endpoint.Contract != Contract.Platform ||
            mapping.Request?.Path != ContractMapper.CallsPath
                ? mapping
                : new Mapping(
                    mapping.Request, [.. mapping.Diagnostics, new Diagnostic(CallRules.PlatformNeedsUser)]);
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default)
    {
        var check = _validator.Check(call);
        return check.IsValid
            ? await PlaceAsync(check.Call, cancellationToken).ConfigureAwait(false)
            : new CallOutcome.Invalid { Diagnostics = check.Diagnostics };
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return ObservedAsync(call, mapping => SendAsync(call, mapping, ticket: null, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> PlaceAsync(
        OutboundCall call, CallKey key, CancellationToken cancellationToken = default)
    {
        var check = _validator.Check(call);
        return check.IsValid
            ? await PlaceAsync(check.Call, key, cancellationToken).ConfigureAwait(false)
            : new CallOutcome.Invalid { Diagnostics = check.Diagnostics };
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> PlaceAsync(
        ValidCall call, CallKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (key.IsEmpty)
        {
            return new CallOutcome.Invalid { Diagnostics = [new Diagnostic(LedgerRules.MalformedKey)] };
        }

        if (_keyed is null)
        {
            return new CallOutcome.Invalid { Diagnostics = [new Diagnostic(LedgerRules.NoLedger)] };
        }

        return await ObservedAsync(call, mapping => _keyed.PlaceAsync(
            key,
            LedgerCall.Of(call.Call, Endpoint, _callingUser),
            (ticket, token) => SendAsync(call, mapping, ticket, token),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<NameOutcome> FindAsync(
        NamedKind kind, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Endpoint.Contract == Contract.Platform
            ? _names.FindAsync(kind, name, cancellationToken)
            : Task.FromResult<NameOutcome>(new NameOutcome.Failed(new Diagnostic(
                NamingRules.NotAsked, "The guide describes no request that looks a name up.")));
    }

    /// <inheritdoc/>
    public Task<Reconciliation> ReconcileAsync(CallSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Endpoint.Contract == Contract.Platform
            ? _reconciler.FindAsync(search, cancellationToken)
            : Task.FromResult<Reconciliation>(NoSearch());
    }

    /// <inheritdoc/>
    public async Task<Reconciliation?> ReconcileAsync(CallKey key, CancellationToken cancellationToken = default)
    {
        var ledger = _ledger ?? throw new InvalidOperationException(LedgerRules.NoLedger.Message);
        var entry = await ledger.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is not { State: LedgerState.Unknown })
        {
            return null;
        }

        var found = CallSearch.For(entry) is { } search
            ? await ReconcileAsync(search, cancellationToken).ConfigureAwait(false)
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

    /// <summary>Closes the connections of a client made by <see cref="Create"/>.</summary>
    public void Dispose()
    {
        _pacer.Dispose();
        _owned?.Dispose();
    }

    private static Reconciliation.StillUnknown NoSearch() =>
        new Reconciliation.StillUnknown(new Diagnostic(ReconciliationRules.NoSearch));

    // A span, metrics and a line in the log around whatever becomes of a call that can be expressed.
    private async Task<CallOutcome> ObservedAsync(ValidCall call, Func<Mapping, Task<CallOutcome>> place)
    {
        var began = _time.GetTimestamp();
        using var span = CallTelemetry.StartCall(Endpoint);
        var mapping = Preview(call);
        ImmutableArray<Diagnostic> remarks = [.. call.Remarks, .. mapping.Diagnostics];
        var outcome = mapping.Request is null
            ? new CallOutcome.Invalid()
            : await place(mapping).ConfigureAwait(false);
        outcome = outcome with { Diagnostics = [.. outcome.Diagnostics, .. remarks] };
        CallTelemetry.EndCall(span, outcome, _time.GetElapsedTime(began));
        ServiceLog.CallEnded(_logger, string.Join(", ", call.Call.Destinations.Select(to => to.ToString("M"))),
            outcome.GetType().Name, outcome.Attempts, outcome.Answer?.CorrelationId);
        return outcome;
    }

    private async Task<CallOutcome> SendAsync(
        ValidCall call, Mapping mapping, LedgerTicket? ticket, CancellationToken cancellationToken)
    {
        var run = new CallRun(call, mapping, ticket, _time.GetUtcNow() + _totalTimeout);
        var attempt = await _sender.SendAsync(run, cancellationToken).ConfigureAwait(false);
        return CallOutcomes.Of(attempt, run);
    }
}
