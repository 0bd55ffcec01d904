namespace Outdial.Cli;

/// <summary>A profile's part of the store: two people may sign in through one client, in two profiles.</summary>
internal sealed class ProfileTokenStore(ITokenStore all, string profile) : ITokenStore
{
    public Task<StoredToken?> FindAsync(string name, CancellationToken cancellationToken) =>
        all.FindAsync(Prefix(profile) + name, cancellationToken);

    public Task<StoredToken?> UpdateAsync(
        string name, Func<StoredToken?, Task<StoredToken?>> update, CancellationToken cancellationToken) =>
        all.UpdateAsync(Prefix(profile) + name, update, cancellationToken);

    /// <summary>What the names of a profile's tokens begin with.</summary>
    internal static string Prefix(string profile) => $"{profile}: ";
}
