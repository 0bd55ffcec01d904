using System.Buffers.Text;
using System.Security.Cryptography;

namespace Outdial.Sandbox;

/// <summary>
/// The access tokens that were issued, expired ones included, so that a refusal can say which it was.
/// </summary>
internal sealed class TokenStore(SandboxOptions options)
{
    private const int Limit = 10_000;
    private const string Scheme = "Bearer ";

    private readonly Lock _lock = new();
    private readonly NewestEntries<string, AccessToken> _tokens = new(Limit);

    /// <summary>Makes a token, valid from now for <see cref="SandboxOptions.TokenLifetime"/>.</summary>
    public string Issue(string? userId, ICallContract contract)
    {
        var text = AccessToken.Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var token = new AccessToken(userId, contract, options.Time.GetUtcNow() + options.TokenLifetime);
        lock (_lock)
            _tokens.Put(text, token, text.Length);
        return text;
    }

    /// <summary>Finds the token of an <c>Authorization</c> header, or says what is wrong with it.</summary>
    public RequestFault? Read(string authorization, out AccessToken? token)
    {
        token = null;
        if (BearerText(authorization) is not { } text)
            return RequestFault.NoToken;
        token = Find(text);
        if (token is null)
            return RequestFault.UnknownToken;
        return options.Time.GetUtcNow() < token.Expires ? null : RequestFault.ExpiredToken;
    }

    public AuthorizationKind Classify(string authorization)
    {
        if (authorization.Length == 0)
            return AuthorizationKind.None;
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return AuthorizationKind.Basic;
        return BearerText(authorization) is { } text && Find(text) is { } token
            ? token.UserId is null ? AuthorizationKind.ClientToken : AuthorizationKind.UserToken
            : AuthorizationKind.Unrecognised;
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
