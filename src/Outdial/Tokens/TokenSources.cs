using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Outdial;

/// <summary>Where tokens come from under given settings.</summary>
internal static class TokenSources
{
    /// <summary>For a client.</summary>
    internal static IAccessTokenSource Of(
        Settings settings,
        OutdialOptions options,
        Func<HttpClient> http,
        ITokenStore? store,
        TimeProvider time,
        RetryPolicy retry,
        ILogger logger) =>
        settings.UserToken is { } given
            ? new FixedTokenSource(given)
            : new GrantTokenSource(
                new TokenRequester(http, settings, options.AttemptTimeout, time), settings, store, retry, time, logger);

    /// <summary>For a question that is asked once.</summary>
    internal static IAccessTokenSource Of(
        Settings settings, OutdialOptions options, HttpClient http, ITokenStore? store, TimeProvider time)
    {
        var logger = NullLogger.Instance;
        return Of(settings, options, () => http, store, time, new RetryPolicy(options.Retry, time, logger), logger);
    }
}
