namespace Outdial.Extensibility;

/// <summary>Where bearer tokens come from. Implement it to bring your own grant.</summary>
public interface IAccessTokenSource
{
    /// <summary>Whether the tokens speak for a signed-in user; false for a client's own (client credentials).</summary>
    /// <remarks>Under the contract platform a client's token is documented as refused on the plain route.</remarks>
    bool SpeaksForUser { get; }

    /// <summary>Whether another token may be available after a rejected one. Default: true. If it is false, a 401 ends
    /// that call or request, and the next one sends the same token again.</summary>
    bool CanRenew => true;

    /// <summary>Gives a token that is good now, fetching one if need be.</summary>
    /// <param name="cancellationToken">Stops waiting; a fetch that others wait for goes on.</param>
    ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the service answered 401 to this token, so that it is not given again. It is called only if
    /// <see cref="CanRenew"/> is true.</summary>
    /// <param name="token">The token as given.</param>
    void Reject(AccessToken token);
}
