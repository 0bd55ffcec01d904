namespace Outdial.Sandbox;

/// <summary>Authorization codes and refresh tokens, each valid for one use.</summary>
internal sealed class GrantStore(SandboxClock clock)
{
    private const int Limit = 10_000;

    // RFC 6749, 4.1.2: short-lived, ten minutes at most. The service's number is not known.
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, GrantedCode> _codes = new(Limit);
    private readonly BoundedCache<string, RefreshGrant> _refreshTokens = new(Limit);

    public string IssueCode(SandboxClient client, SandboxUser user, string redirectUri, string? challenge)
    {
        var text = TokenStore.NewText();
        lock (_lock)
            _codes.Put(text, new GrantedCode(client, user, redirectUri, challenge, clock.Now + CodeLifetime), 1);
        return text;
    }

    public string IssueRefreshToken(RefreshGrant grant)
    {
        var text = TokenStore.NewText();
        AddRefreshToken(text, grant);
        return text;
    }

    public void AddRefreshToken(string text, RefreshGrant grant)
    {
        lock (_lock)
            _refreshTokens.Put(text, grant, 1);
    }

    public GrantedCode? TakeCode(string text)
    {
        lock (_lock)
        {
            if (!_codes.TryGet(text, out var code))
                return null;
            _codes.Remove(text);
            return clock.Now < code.Expires ? code : null;
        }
    }

    /// <summary>The grant of a refresh token, which stays valid.</summary>
    public RefreshGrant? FindRefreshToken(string text)
    {
        lock (_lock)
            return _refreshTokens.TryGet(text, out var grant) ? grant : null;
    }

    public RefreshGrant? TakeRefreshToken(string text)
    {
        lock (_lock)
        {
            if (!_refreshTokens.TryGet(text, out var grant))
                return null;
            _refreshTokens.Remove(text);
            return grant;
        }
    }

    /// <summary>Every refresh token that is known, from the oldest to the newest.</summary>
    public List<KeyValuePair<string, RefreshGrant>> RefreshTokens()
    {
        lock (_lock)
            return [.. _refreshTokens.EntriesOldestFirst];
    }
}
