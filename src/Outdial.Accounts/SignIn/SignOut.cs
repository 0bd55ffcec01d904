namespace Outdial.Accounts;

/// <summary>Ends a sign-in: the token is withdrawn at the service and forgotten here.</summary>
public static class SignOut
{
    private const string TokenPath = "/api/v2/tokens/me";

    /// <summary>Withdraws and forgets the tokens that are kept for these settings, a person's and the client's
    /// own.</summary>
    /// <remarks>DELETE /api/v2/tokens/me is documented as log-out; whether it voids the refresh token too is not
    /// known.</remarks>
    /// <param name="options">The client and its region.</param>
    /// <param name="store">Where the tokens are kept.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    /// <exception cref="SecretStoreException">The store cannot be used.</exception>
    public static async Task<SignOutOutcome> RunAsync(
        OutdialOptions options, ITokenStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(store);
        var settings = SettingsReader.Read(options.ForPerson(), tokensElsewhere: false, out var faults)
            ?? throw new SettingsException(faults);
        var outcome = SignOutOutcome.NothingKept;
        foreach (var each in new[] { settings, settings with { ForUser = false } })
        {
            StoredToken? kept = null;
            await store.UpdateAsync(
                each.TokenName,
                stored =>
                {
                    kept = stored;
                    return Task.FromResult<StoredToken?>(null);
                },
                cancellationToken).ConfigureAwait(false);
            if (kept is null)
            {
                continue;
            }

            var withdrawn = await WithdrawAsync(settings, options, kept, cancellationToken).ConfigureAwait(false);
            outcome = withdrawn && outcome != SignOutOutcome.Forgotten
                ? SignOutOutcome.Withdrawn
                : SignOutOutcome.Forgotten;
        }

        return outcome;
    }

    private static async Task<bool> WithdrawAsync(
        Settings settings, OutdialOptions options, StoredToken token, CancellationToken cancellationToken)
    {
        using var http = HttpDefaults.Client(settings.Transport);
        var requester = new ServiceRequester(
            () => http, settings.Transport, options.AttemptTimeout, TimeProvider.System);
        var reply = await requester
            .SendAsync(
                HttpMethod.Delete, settings.Endpoint.Below(TokenPath), token.AccessToken, body: null, cancellationToken)
            .ConfigureAwait(false);
        return reply.IsSuccess;
    }
}
