using Microsoft.Extensions.Logging.Abstractions;

namespace Outdial;

/// <summary>Fetches a token, to see whether the settings are good for one. Nobody is dialled.</summary>
public static class TokenCheck
{
    /// <summary>Gives a token that is kept and good, or fetches one.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="store">Where tokens are kept between processes, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    public static Task<TokenOutcome> RunAsync(
        OutdialOptions options, ITokenStore? store = null, CancellationToken cancellationToken = default) =>
        RunAsync(options, store, TimeProvider.System, cancellationToken);

    internal static async Task<TokenOutcome> RunAsync(
        OutdialOptions options, ITokenStore? store, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = SettingsReader.Read(options, tokensElsewhere: false, out var faults)
            ?? throw new SettingsException(faults);
        if (settings.UserToken is { } given)
        {
            return new TokenOutcome.Granted(new AccessToken(given, DateTimeOffset.MaxValue));
        }

        using var http = HttpDefaults.Client(settings.Transport);
        var requester = new TokenRequester(
            () => http, settings.Endpoint, settings.Client!, options.AttemptTimeout, time);
        var source = new GrantTokenSource(
            requester, settings, store, new RetryPolicy(options, time), time, NullLogger.Instance);
        return await source.GetAsync(cancellationToken).ConfigureAwait(false);
    }
}
