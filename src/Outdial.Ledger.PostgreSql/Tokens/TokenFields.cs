using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Outdial.Ledger.PostgreSql;

/// <summary>What is kept of a token; it is never written unencrypted.</summary>
internal sealed record TokenFields(string Access, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt, string? Refresh)
{
    [JsonIgnore]
    internal StoredToken Token => new(
        new Secret(Access), RenewAt, ExpiresAt, Refresh is null ? null : new Secret(Refresh));

    internal static TokenFields Of(StoredToken token) =>
        new(token.AccessToken.Reveal(), token.RenewAt, token.ExpiresAt, token.RefreshToken?.Reveal());

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"{nameof(ExpiresAt)} = {ExpiresAt:u}"); // no secret
        return true;
    }
}
