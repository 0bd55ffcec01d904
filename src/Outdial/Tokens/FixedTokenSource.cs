namespace Outdial.Extensibility;

/// <summary>A signed-in user's token that was fetched elsewhere and cannot be renewed here.</summary>
/// <param name="token">The token: visible ASCII.</param>
/// <exception cref="ArgumentException">The text cannot be a token.</exception>
public sealed class FixedTokenSource(Secret token) : IAccessTokenSource
{
    private readonly TokenOutcome.Granted _granted = new(new AccessToken(token, DateTimeOffset.MaxValue));

    /// <inheritdoc/>
    public bool SpeaksForUser => true;

    /// <inheritdoc/>
    public bool CanRenew => false;

    /// <inheritdoc/>
    public ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<TokenOutcome>(_granted);

    /// <summary>Does nothing: there is no other token, and the next call tries this one again.</summary>
    /// <param name="token">The token as given.</param>
    public void Reject(AccessToken token)
    {
    }
}
