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
    private readonly bool _sendsStamp;
    private readonly IAccessTokenSource _tokens;
    private readonly CallSender _sender;
    private readonly CallValidator _validator;
    private readonly ICallLedger? _ledger;
    private readonly KeyedCalls? _keyed;
    private readonly CallReconciler _reconciler;
    private readonly NameDirectory _names;
    private readonly NotificationChannels _channels;
    private readonly CallFollower _follower;
    private readonly CallChanges _changes;
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
        logger = new SteadyLogger(logger);
        var retry = new RetryPolicy(options, time, random);
        Endpoint = settings.Endpoint;
        (_callingUser, _sendsStamp) = (settings.User, options.SendsStamp);
        _tokens = tokens
            ?? (settings.UserToken is { } userToken ? new FixedTokenSource(userToken) : null)
            ?? (IAccessTokenSource)new GrantTokenSource(
                new TokenRequester(http, settings, options.AttemptTimeout, time),
                settings, tokenStore, retry, time, logger);
        var pacer = new RequestPacer(options, pace ?? new ProcessPaceStore(), settings.Bucket, time);
        _sender = new CallSender(
            settings, options, new CallTransport(http, settings.Endpoint, settings.Transport, time), _tokens, pacer,
            ledger, retry, time, logger);
        _ledger = ledger;
        var reader = new ServiceReader(
            http, settings.Endpoint, settings.Transport, _tokens, pacer, retry, options.AttemptTimeout, time, logger);
        _names = new NameDirectory(reader, time);
        _reconciler = new CallReconciler(reader, time, options.ReconcilePatience, options.QuietPeriod);
        _channels = new NotificationChannels(
            reader, settings.Endpoint, settings.Transport, options.AttemptTimeout, time, logger);
        _follower = new CallFollower(reader, _channels, time, options.FollowPatience);
        _changes = new CallChanges(reader, settings.User);
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
        var http = SendOnceHandler.Client(settings.Transport);
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
    public Mapping Preview(ValidCall call) => Said(ContractMapper.Map(call, Endpoint.Contract, _callingUser));

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default)
    {
        var check = _validator.Check(call);
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
        var check = _validator.Check(call);
        return check.IsValid
            ? PlaceAsync(check.Call, key, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = check.Diagnostics });
    }

    /// <inheritdoc/>
    public Task<CallOutcome> PlaceAsync(ValidCall call, CallKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        var fault = key.IsEmpty ? LedgerRules.MalformedKey : _keyed is null ? LedgerRules.NoLedger : null;
        return fault is null
            ? ObservedAsync(call, key, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = [new Diagnostic(fault)] });
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
            ? _reconciler.FindAsync(search, _ledger, cancellationToken)
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
    public IAsyncEnumerable<CallProgress> WatchAsync(
        string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _follower.FollowAsync(conversationId, cancellationToken)
            : CallFollower.WithoutAsync(conversationId);
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> HangUpAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _changes.HangUpAsync(conversationId, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanges.NoWay());
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> WrapUpAsync(
        string conversationId, Guid wrapUpCodeId, string? notes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return Endpoint.Contract == Contract.Platform
            ? _changes.WrapUpAsync(conversationId, wrapUpCodeId, notes, cancellationToken)
            : Task.FromResult<ChangeOutcome>(CallChanges.NoWay());
    }

    /// <summary>Closes the connections of a client made by <see cref="Create"/>.</summary>
    public void Dispose()
    {
        _channels.Dispose();
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
        var (began, now) = (_time.GetTimestamp(), _time.GetUtcNow());
        using var span = CallTelemetry.StartCall(Endpoint);

        // The first attempt's request is the preview with its stamp: it is mapped once.
        var id = CallIds.Next(now);
        var stamp = _sendsStamp ? new CallStamp(id, 1) : (CallStamp?)null;
        var mapping = Said(ContractMapper.Map(call, Endpoint.Contract, _callingUser, stamp));
        CallOutcome outcome;
        if (mapping.Request is not { } request)
        {
            outcome = new CallOutcome.Invalid();
        }
        else if (key.IsEmpty)
        {
            var run = new CallRun(call, id, request, ticket: null, now + _totalTimeout);
            outcome = Outcome(run, await _sender.SendAsync(run, cancellationToken).ConfigureAwait(false));
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

        CallTelemetry.EndCall(span, outcome, _time.GetElapsedTime(began));
        if (_logger.IsEnabled(LogLevel.Information))
        {
            ServiceLog.CallEnded(_logger, string.Join(", ", call.Call.Destinations.Select(to => to.ToString("M"))),
                outcome.GetType().Name, outcome.Attempts, outcome.Answer?.CorrelationId);
        }

        return outcome;
    }

    // Apart: what it captures is made for keyed calls only.
    private Task<CallOutcome> KeyedAsync(
        ValidCall call, Guid id, WireRequest first, CallKey key, CancellationToken cancellationToken) =>
        _keyed!.PlaceAsync( // a key is let in only where there is a ledger
            key,
            LedgerCall.Of(call.Call, Endpoint, _callingUser),
            async (ticket, token) =>
            {
                var run = new CallRun(call, id, first, ticket, _time.GetUtcNow() + _totalTimeout);
                return Outcome(run, await _sender.SendAsync(run, token).ConfigureAwait(false));
            },
            cancellationToken);

    // What was never tried carries no stamp.
    private CallOutcome Outcome(CallRun run, Attempt attempt) =>
        CallOutcomes.Of(attempt, run, run.Attempts > 0 ? run.Request : Preview(run.Call).Request!); // as before

    private Mapping Said(Mapping mapping) =>
        _tokens.SpeaksForUser || Endpoint.Contract != Contract.Platform ||
        mapping.Request?.Path != WireRequest.CallsPath
            ? mapping
            : new Mapping(mapping.Request, [.. mapping.Diagnostics, new Diagnostic(CallRules.PlatformNeedsUser)]);
}
