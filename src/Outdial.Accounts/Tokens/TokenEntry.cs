namespace Outdial.Accounts;

/// <summary>A token as the file has it, where secrets are what they are.</summary>
internal sealed record TokenEntry(
    string AccessToken, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt, string? RefreshToken)
{
    /// <summary>The token; null if the file was changed so that it is none.</summary>
    internal StoredToken? Token => Outdial.Extensibility.AccessToken.IsToken(AccessToken)
        ? new StoredToken(
            new Secret(AccessToken), RenewAt, ExpiresAt, RefreshToken is null ? null : new Secret(RefreshToken))
        : null;

    internal static TokenEntry Of(StoredToken token) => new(
        token.AccessToken.Reveal(), token.RenewAt, token.ExpiresAt, token.RefreshToken?.Reveal());

    /// <summary>It shows no part of a token.</summary>
    public override string ToString() => nameof(TokenEntry);
}
