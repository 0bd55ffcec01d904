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
        var retry = new RetryPolicy(options.Retry, time, services.Random);
        var pacer = new RequestRateLimiter(
            options.RateLimit, services.RateStore ?? new ProcessRateStore(), settings.Bucket, time);
        Tokens = services.Tokens
            ?? TokenCheck.Source(settings, options, http, services.TokenStore, time, retry, logger);
        var reader = new ServiceReader(
            http, settings.Endpoint, settings.Transport, Tokens, pacer, retry, timeout, time, logger);

        Settings = settings;
        Options = options;
        Time = time;
        Logger = logger;
        Ledger = services.Ledger;
        Validator = new CallValidator(services.Policy);
        Sender = new CallSender(
            settings, options, new CallTransport(http, settings.Endpoint, settings.Transport, time), Tokens, pacer,
            services.Ledger, retry, time, logger);
        Keyed = services.Ledger is { } ledger ? new KeyedCalls(ledger, time, options.TotalTimeout, logger) : null;
        Names = new NameDirectory(reader, time);
        Reconciler = new CallReconciler(
            reader, time, options.Reconciliation.Timeout, options.Reconciliation.QuietPeriod);
        Channels = new NotificationChannels(reader, settings.Endpoint, settings.Transport, timeout, time, logger);
        Follower = new CallTracker(reader, Channels, time, options.Tracking.Timeout);
        Changes = new CallChanger(reader, settings.User);
    }

    internal Settings Settings { get; }

    internal OutdialOptions Options { get; }

    internal TimeProvider Time { get; }

    internal NonThrowingLogger Logger { get; }

    internal IAccessTokenSource Tokens { get; }

    internal ICallLedger? Ledger { get; }

    internal CallValidator Validator { get; }

    internal CallSender Sender { get; }

    internal KeyedCalls? Keyed { get; }

    internal NameDirectory Names { get; }

    internal CallReconciler Reconciler { get; }

    internal NotificationChannels Channels { get; }

    internal CallTracker Follower { get; }

    internal CallChanger Changes { get; }
}
