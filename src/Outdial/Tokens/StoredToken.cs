namespace Outdial.Extensibility;

/// <summary>A token as it is kept for later, by this process and by others.</summary>
/// <param name="AccessToken">The bearer token.</param>
/// <param name="RenewAt">From when on it is better to fetch a new one: shortly before it expires.</param>
/// <param name="ExpiresAt">When the service stops taking it.</param>
/// <param name="RefreshToken">What fetches the next one for a person who signed in; null for a client's own.</param>
public sealed record StoredToken(
    Secret AccessToken, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt, Secret? RefreshToken = null);
