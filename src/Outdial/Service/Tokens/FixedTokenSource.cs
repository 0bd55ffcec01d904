namespace Outdial;

/// <summary>A signed-in user's token that somebody else fetched, and that cannot be renewed here.</summary>
/// <param name="token">The token: visible ASCII.</param>
/// <exception cref="ArgumentException">The text cannot be a token.</exception>
public sealed class FixedTokenSource(Secret token) : IAccessTokenSource
{
    private readonly TokenOutcome.Granted _granted = new(new AccessToken(token, DateTimeOffset.MaxValue));
    private volatile bool _rejected;

    /// <inheritdoc/>
    public bool SpeaksForUser => true;

    /// <inheritdoc/>
    public bool CanRenew => false;

    /// <inheritdoc/>
    public ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult<TokenOutcome>(
        _rejected
            ? new TokenOutcome.Refused(
                new Diagnostic(
                    ServiceRules.TokenRejected,
                    "The service does not accept the token given, and it cannot be renewed here."),
                null)
            : _granted);

    /// <inheritdoc/>
    public void Reject(AccessToken token) => _rejected = true;
}
