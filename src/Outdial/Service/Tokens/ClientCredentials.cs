namespace Outdial;

/// <summary>An OAuth client's name and password.</summary>
/// <param name="ClientId">The client's id.</param>
/// <param name="ClientSecret">The client's secret.</param>
public sealed record ClientCredentials(string ClientId, Secret ClientSecret);
