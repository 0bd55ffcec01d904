using System.Collections.Concurrent;
using System.Globalization;

namespace Outdial.Sandbox;

/// <summary>Counts the token requests of each client.</summary>
internal sealed class ClientRates(int? allowed)
{
    private readonly ConcurrentDictionary<string, RateWindow> _windows = new();

    /// <remarks>
    /// A throttled token request is a 400 with error invalid_request, of which the description begins with 'rate limit
    /// exceeded;' (an official provider looks for that). What follows is the sandbox's own.
    /// </remarks>
    public OAuthRefusal? Refuse(SandboxClient client, DateTimeOffset now)
    {
        if (allowed is not { } most)
            return null;
        var rate = _windows.GetOrAdd(client.Id, _ => new RateWindow()).Count(now, most);
        return rate.IsExceeded
            ? OAuthRefusal.Malformed(
                string.Create(CultureInfo.InvariantCulture,
                    $"rate limit exceeded; more than {most} token requests in a minute"),
                $"The client requested {rate.Count} tokens in this minute; the limit is {most}.")
            : null;
    }
}
