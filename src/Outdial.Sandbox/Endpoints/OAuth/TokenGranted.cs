namespace Outdial.Sandbox;

/// <summary>A token for a client or a user: the body of a successful token request.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="TokenType">How it is sent: bearer.</param>
/// <param name="ExpiresIn">How long it is valid, in seconds, rounded down: never longer than it is.</param>
/// <param name="RefreshToken">
/// Only after the authorization-code grant (official SDKs), and after a refresh of such a token.
/// </param>
internal sealed record TokenGranted(string AccessToken, string TokenType, long ExpiresIn, string? RefreshToken)
{
    public static JsonResponse<TokenGranted> Response(string token, TimeSpan lifetime, string? refreshToken = null) =>
        new(200, new TokenGranted(token, "bearer", (long)lifetime.TotalSeconds, refreshToken),
            OAuthJson.Default.TokenGranted);
}
