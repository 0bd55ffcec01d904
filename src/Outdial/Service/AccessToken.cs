namespace Outdial;

/// <summary>A bearer token and the time until which it may be used.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">When the service stops taking it; <see cref="DateTimeOffset.MaxValue"/> if that is not
/// known.</param>
public sealed record AccessToken(Secret Value, DateTimeOffset ExpiresAt);
