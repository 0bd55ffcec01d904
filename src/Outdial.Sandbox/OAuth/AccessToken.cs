namespace Outdial.Sandbox;

/// <summary>What an access token stands for.</summary>
/// <param name="UserId">The user who signed in; null for the token of a client.</param>
/// <param name="Contract">The contract in which its bearer speaks.</param>
/// <param name="Expires">The first moment at which it is no longer valid.</param>
internal sealed record AccessToken(string? UserId, ICallContract Contract, DateTimeOffset Expires)
{
    /// <summary>
    /// How every token begins: a person sees that it is not real, and the journal finds it wherever it stands.
    /// </summary>
    public const string Prefix = "sandbox-token-";
}
