namespace Outdial.Accounts;

/// <summary>Fetches a token, to see whether the settings are good for one. Nothing is dialled.</summary>
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

    /// <summary>Fetches a new token with these settings, whatever is kept, and keeps it if it was granted.</summary>
    /// <param name="options">The settings, such as a secret that is to be tried.</param>
    /// <param name="store">Where tokens are kept between processes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    /// <exception cref="SecretStoreException">The store cannot be used.</exception>
    public static async Task<TokenOutcome> RenewAsync(
        OutdialOptions options, ITokenStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(store);
        var settings = Read(options);
        using var http = HttpDefaults.Client(settings.Transport);
        var source = TokenSources.Of(settings, options, http, store: null, TimeProvider.System);
        var outcome = await source.GetAsync(cancellationToken).ConfigureAwait(false);
        if (source is GrantTokenSource { Current: { } token })
        {
            await store.UpdateAsync(settings.TokenName, _ => Task.FromResult<StoredToken?>(token), cancellationToken)
                .ConfigureAwait(false);
        }

        return outcome;
    }

    internal static async Task<TokenOutcome> RunAsync(
        OutdialOptions options, ITokenStore? store, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = Read(options);
        using var http = HttpDefaults.Client(settings.Transport);
        return await TokenSources.Of(settings, options, http, store, time)
            .GetAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Settings Read(OutdialOptions options) =>
        SettingsReader.Read(options, tokensElsewhere: false, out var faults) ?? throw new SettingsException(faults);
}
