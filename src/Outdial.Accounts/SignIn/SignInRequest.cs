using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;

namespace Outdial.Accounts;

/// <summary>Lets a person sign in through a browser: the authorization code grant with PKCE (RFC 6749, RFC
/// 7636).</summary>
/// <remarks>1. Send the browser to <see cref="Address"/>. 2. Give <see cref="RedeemAsync"/> the address to which it is
/// sent back. The code alone is accepted too, for a user who copies it. One request is for one sign-in.</remarks>
public sealed class SignInRequest
{
    private readonly Settings _settings;
    private readonly OutdialOptions _options;
    private readonly TimeProvider _time;
    private readonly Secret _verifier = new(CryptoRandom.CreateUniqueId(32));
    private readonly string _state = CryptoRandom.CreateUniqueId(16);

    private SignInRequest(Settings settings, OutdialOptions options, Uri redirect, TimeProvider time)
    {
        (_settings, _options, Redirect, _time) = (settings, options, redirect, time);
        Address = StrictUrl.Of(new RequestUrl(settings.Endpoint.AuthorizeAddress.AbsoluteUri).CreateAuthorizeUrl(
            settings.Client!.Id,
            responseType: "code",
            redirectUri: redirect.OriginalString,
            state: _state,
            codeChallenge: Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier.Reveal()))),
            codeChallengeMethod: "S256"));
    }

    /// <summary>Where the person signs in.</summary>
    public Uri Address { get; }

    /// <summary>Where the browser is sent afterwards.</summary>
    public Uri Redirect { get; }

    /// <summary>Begins a sign-in.</summary>
    /// <param name="options">The client and its region; its <see cref="OutdialOptions.Grant"/> does not
    /// matter.</param>
    /// <param name="redirect">An address that is registered for the client, such as
    /// <c>http://localhost:8765/</c>.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    public static SignInRequest Create(OutdialOptions options, Uri redirect, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(redirect);
        var person = options.ForPerson();
        var settings = SettingsReader.Read(person, tokensElsewhere: false, out var faults)
            ?? throw new SettingsException(faults);
        return new SignInRequest(settings, person, redirect, time ?? TimeProvider.System);
    }

    /// <summary>Whether an address is the return address of this sign-in, whatever its outcome.</summary>
    /// <param name="address">The whole address, with its query.</param>
    public bool IsAnswer(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.IndexOf('?', StringComparison.Ordinal);
        return at >= 0 && Fields(address[(at + 1)..]).GetValueOrDefault("state") == _state;
    }

    /// <summary>Fetches the token for what the browser brought back.</summary>
    /// <param name="answer">The whole address to which the browser was sent, or the code in it.</param>
    /// <param name="store">Keeps the token for clients whose grant is <c>user</c>; null keeps it nowhere.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    /// <exception cref="SecretStoreException">The store cannot be used.</exception>
    public async Task<SignInOutcome> RedeemAsync(
        string answer, ITokenStore? store = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (code, fault) = Read(answer.Trim());
        if (code is null)
        {
            return new SignInOutcome.Failed(fault!);
        }

        using var http = HttpDefaults.Client(_settings.Transport);
        var requester = new TokenRequester(() => http, _settings, _options.AttemptTimeout, _time);
        var (outcome, token, _) = await requester.RedeemAsync(code, Redirect, _verifier).ConfigureAwait(false);
        if (token is null)
        {
            return new SignInOutcome.Failed(outcome.Why!); // there is no token
        }

        if (store is not null)
        {
            await store.UpdateAsync(
                _settings.TokenName, _ => Task.FromResult<StoredToken?>(token), cancellationToken)
                .ConfigureAwait(false);
        }

        return new SignInOutcome.SignedIn(token);
    }

    private (Secret? Code, Diagnostic? Fault) Read(string answer)
    {
        var at = answer.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
        {
            // Only the code: that the user copied it proves that it belongs to this sign-in.
            return AccessToken.IsToken(answer)
                ? (new Secret(answer), null)
                : (null, Failure("What was brought back is neither an address nor a code."));
        }

        var fields = Fields(answer[(at + 1)..]);
        if (fields.GetValueOrDefault("state") != _state)
        {
            return (null, Failure("The answer belongs to another sign-in: its state is not the one that was sent."));
        }

        return fields.GetValueOrDefault("code") is { Length: > 0 } code
            ? (new Secret(code), null)
            : (null, Failure(
                $"The login service gave no code: {(fields.GetValueOrDefault("error_description")
                    ?? fields.GetValueOrDefault("error") ?? "it does not say why").TrimEnd('.')}."));
    }

    private static Diagnostic Failure(string message) => new(ServiceRules.SignInFailed, message);

    private static ImmutableDictionary<string, string> Fields(string query)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('#')[0].Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                fields[pair[..at]] = Uri.UnescapeDataString(pair[(at + 1)..].Replace('+', ' '));
            }
        }

        return fields.ToImmutable();
    }
}
