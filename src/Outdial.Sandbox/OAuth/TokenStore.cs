using System.Buffers.Text;
using System.Security.Cryptography;

namespace Outdial.Sandbox;

/// <summary>
/// The access tokens that were issued, expired ones included, so that an error can say whether a token is expired or
/// unknown.
/// </summary>
internal sealed class TokenStore(SandboxClock clock, SandboxOptions options)
{
    private const int Limit = 10_000;
    private const string Scheme = "Bearer ";

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, AccessToken> _tokens = new(Limit);

    /// <summary>How long a token of a client is valid.</summary>
    public TimeSpan LifetimeOf(SandboxClient client) => client.TokenLifetime ?? options.TokenLifetime;

    /// <summary>Makes a token, valid from now for as long as the client's are.</summary>
    public string Issue(SandboxClient client, SandboxUser? user, ICallContract contract)
    {
        var text = NewText();
        Add(text, new AccessToken(client, user, contract, clock.Now + LifetimeOf(client)));
        return text;
    }

    public static string NewText() =>
        SandboxIdentity.TokenPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public void Add(string text, AccessToken token)
    {
        lock (_lock)
            _tokens.Put(text, token, text.Length);
    }

    /// <summary>Removes a token, on log-out.</summary>
    public void Revoke(string authorization)
    {
        if (BearerText(authorization) is not { } text)
            return;
        lock (_lock)
            _tokens.Remove(text);
    }

    /// <summary>Finds the token of an <c>Authorization</c> header, or returns what is wrong with it.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="skew">How far ahead the clock is by which the token is checked.</param>
    /// <param name="token">The token, an expired one too.</param>
    public RequestError? Read(string authorization, TimeSpan skew, out AccessToken? token)
    {
        token = null;
        if (BearerText(authorization) is not { } text)
            return RequestError.NoToken;
        token = Find(text);
        if (token is null)
            return RequestError.UnknownToken;
        return clock.Now + skew < token.Expires ? null : RequestError.ExpiredToken;
    }

    public AuthorizationKind Classify(string authorization)
    {
        if (authorization.Length == 0)
            return AuthorizationKind.None;
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return AuthorizationKind.Basic;
        return BearerText(authorization) is { } text && Find(text) is { } token
            ? token.User is null ? AuthorizationKind.ClientToken : AuthorizationKind.UserToken
            : AuthorizationKind.Unrecognised;
    }

    /// <summary>Every token that is known, from the oldest to the newest.</summary>
    public List<KeyValuePair<string, AccessToken>> All()
    {
        lock (_lock)
            return [.. _tokens.EntriesOldestFirst];
    }

    private AccessToken? Find(string text)
    {
        lock (_lock)
            return _tokens.TryGet(text, out var token) ? token : null;
    }

    // The name of the scheme has no case (RFC 9110, 11.1).
    private static string? BearerText(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && authorization.Length > Scheme.Length
            ? authorization[Scheme.Length..].Trim()
            : null;
}
