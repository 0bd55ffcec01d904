using System.Security.Cryptography;
using System.Text;

namespace Outdial;

/// <summary>Options that were read and found right: what <see cref="SettingsReader"/> proves.</summary>
/// <param name="Endpoint">Where the service is.</param>
/// <param name="Client">The OAuth client; null when a token is given, or comes from elsewhere.</param>
/// <param name="UserToken">A signed-in user's token, or null.</param>
/// <param name="User">The user to call for when a call names none, or null.</param>
/// <param name="Transport">How to get there.</param>
internal sealed record Settings(
    GenesysEndpoint Endpoint, OAuthClient? Client, Secret? UserToken, Guid? User, TransportSettings Transport)
{
    /// <summary>Whether tokens are those of a person who signed in.</summary>
    internal bool ForUser { get; init; }

    /// <summary>What fetches the first of them, or null.</summary>
    internal Secret? RefreshToken { get; init; }

    /// <summary>Under which name a store keeps the tokens: no token of one login service, API, client or kind is given
    /// for another.</summary>
    internal string TokenName =>
        $"{Endpoint.TokenAddress} {Endpoint.Api.Authority} {Client?.Id} {(ForUser ? "user" : "client")}";

    /// <summary>Whose requests these are, for the service's count: the client, or the token's digest.</summary>
    internal string Bucket => $"{Endpoint.Api.Authority} {Bearer}";

    private string Bearer =>
        Client?.Id
        ?? (UserToken is { } token
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal())).AsSpan(0, 8))
            : "the application's own tokens");
}
