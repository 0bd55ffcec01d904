using Microsoft.Extensions.Logging.Abstractions;

namespace Outdial;

/// <summary>The parts of a client, put together: the one place that knows which part is given which.</summary>
internal sealed class ClientComponents
{
    internal ClientComponents(
        Settings settings, OutdialOptions options, Func<HttpClient> http, CallClientServices services)
    {
        var (time, timeout) = (services.Time, options.AttemptTimeout);
        var logger = new NonThrowingLogger(services.Logger ?? NullLogger.Instance);
        var retry = new RetryPolicy(options.Retry, time, logger, services.Random);
        var limiter = new RequestRateLimiter(
            options.RateLimit,
            services.RateStore ?? new ProcessRateStore(time),
            settings.Bucket,
            time,
            services.Random);
        var tokens = services.Tokens
            ?? TokenSources.Of(settings, options, http, services.TokenStore, time, retry, logger);
        var reader = new ServiceReader(
            http, settings.Endpoint, settings.Transport, tokens, limiter, retry, timeout, time);

        Settings = settings;
        Ledger = services.Ledger;
        Validator = new CallValidator(services.Policy);
        var transport = new CallTransport(http, settings.Endpoint, settings.Transport, time);
        var sender = new CallSender(settings, options, transport, tokens, limiter, retry, time, logger);
        var keyed = Ledger is null ? null : new KeyedCalls(
            Ledger, time, options.TotalTimeout, options.WaitsInFlight, logger);
        Placer = new CallPlacer(settings, options, tokens, sender, keyed, time, logger);
        Names = new NameDirectory(reader, time);
        Callers = new CallerReader(reader);
        Reconciler = new CallReconciler(
            reader, time, options.Reconciliation.Timeout, options.Reconciliation.QuietPeriod);
        Keys = new KeyReconciler(Reconciler, settings.Endpoint.Contract);
        Recoverer = new LedgerRecoverer(reader, time, options.AttemptTimeout, options.Reconciliation.QuietPeriod);
        Channels = new NotificationChannels(reader, settings.Endpoint, settings.Transport, timeout, time, logger);
        Tracker = new CallTracker(reader, Channels, time, options.Tracking.Timeout);
        Changer = new CallChanger(reader, settings.User);
    }

    internal Settings Settings { get; }

    internal ICallLedger? Ledger { get; }

    internal CallValidator Validator { get; }

    internal CallPlacer Placer { get; }

    internal NameDirectory Names { get; }

    internal CallerReader Callers { get; }

    internal CallReconciler Reconciler { get; }

    internal KeyReconciler Keys { get; }

    internal LedgerRecoverer Recoverer { get; }

    internal NotificationChannels Channels { get; }

    internal CallTracker Tracker { get; }

    internal CallChanger Changer { get; }
}
