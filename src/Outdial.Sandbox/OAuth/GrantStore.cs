namespace Outdial.Sandbox;

/// <summary>Authorization codes and refresh tokens, each good for one use.</summary>
internal sealed class GrantStore(SandboxClock clock)
{
    private const int Limit = 10_000;

    // RFC 6749, 4.1.2: short-lived, ten minutes at most. The service's number is not known.
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly NewestEntries<string, GrantedCode> _codes = new(Limit);
    private readonly NewestEntries<string, (SandboxClient Client, SandboxUser User)> _refreshTokens = new(Limit);

    public string IssueCode(SandboxClient client, SandboxUser user, string redirectUri, string? challenge)
    {
        var text = TokenStore.NewText();
        lock (_lock)
            _codes.Put(text, new GrantedCode(client, user, redirectUri, challenge, clock.Now + CodeLifetime), 1);
        return text;
    }

    public string IssueRefreshToken(SandboxClient client, SandboxUser user)
    {
        var text = TokenStore.NewText();
        KeepRefreshToken(text, client, user);
        return text;
    }

    public void KeepRefreshToken(string text, SandboxClient client, SandboxUser user)
    {
        lock (_lock)
            _refreshTokens.Put(text, (client, user), 1);
    }

    public GrantedCode? TakeCode(string text)
    {
        lock (_lock)
        {
            if (!_codes.TryGet(text, out var code))
                return null;
            _codes.Drop(text);
            return clock.Now < code.Expires ? code : null;
        }
    }

    public (SandboxClient Client, SandboxUser User)? TakeRefreshToken(string text)
    {
        lock (_lock)
        {
            if (!_refreshTokens.TryGet(text, out var grant))
                return null;
            _refreshTokens.Drop(text);
            return grant;
        }
    }

    /// <summary>Every refresh token that is known, from the oldest to the newest.</summary>
    public List<KeyValuePair<string, (SandboxClient Client, SandboxUser User)>> RefreshTokens()
    {
        lock (_lock)
            return [.. _refreshTokens.EntriesOldestFirst];
    }
}
