using System.Security.Cryptography;
using System.Text;

namespace Outdial;

/// <summary>Options that were read and found right: what <see cref="SettingsReader"/> proves.</summary>
/// <param name="Endpoint">Where the service is.</param>
/// <param name="Credentials">The client's credentials; null when a user's token is given.</param>
/// <param name="UserToken">A signed-in user's token, or null.</param>
/// <param name="User">The user to call for when a call names none, or null.</param>
internal sealed record Settings(
    GenesysEndpoint Endpoint, ClientCredentials? Credentials, Secret? UserToken, Guid? User)
{
    /// <summary>Whose requests these are, for the service's count: the client, or the token's digest.</summary>
    internal string Bucket => $"{Endpoint.Api.Authority} {Bearer}";

    private string Bearer =>
        Credentials?.ClientId
        ?? (UserToken is { } token
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal())).AsSpan(0, 8))
            : "the application's own tokens");
}
