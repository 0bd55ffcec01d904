namespace Outdial.Extensibility;

/// <summary>Keeps tokens between processes. <c>Outdial.Accounts.FileTokenStore</c> does so in a file.</summary>
public interface ITokenStore
{
    /// <summary>What is kept under a name now, without waiting for others; a store that does not tell says null, and
    /// is asked by <see cref="UpdateAsync"/>.</summary>
    /// <param name="name">As for <see cref="UpdateAsync"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SecretStoreException">The store cannot be used.</exception>
    Task<StoredToken?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult<StoredToken?>(null);

    /// <summary>Changes what is kept under a name, while no other user of the store does so.</summary>
    /// <param name="name">Which client at which login service and API, and whether for a person.</param>
    /// <param name="update">Is given what is kept, or null, and says what to keep: the same for no change, null for
    /// nothing. It may fetch a token meanwhile, and the others wait for it.</param>
    /// <param name="cancellationToken">Stops waiting for the others.</param>
    /// <returns>What is kept now.</returns>
    /// <exception cref="SecretStoreException">The store cannot be used; nothing was changed.</exception>
    Task<StoredToken?> UpdateAsync(
        string name, Func<StoredToken?, Task<StoredToken?>> update, CancellationToken cancellationToken);
}
