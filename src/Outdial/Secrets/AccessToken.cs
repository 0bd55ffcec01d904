namespace Outdial.Extensibility;

/// <summary>A bearer token and the time until which it may be used.</summary>
public sealed record AccessToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="value">The token: visible ASCII, because a header carries nothing else.</param>
    /// <param name="expiresAt">When the service stops taking it; <see cref="DateTimeOffset.MaxValue"/> if that is not
    /// known.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has a space, a line break or a
    /// character beyond ASCII in it.</exception>
    public AccessToken(Secret value, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsToken(value.Reveal()))
        {
            throw new ArgumentException("A token is visible ASCII characters.", nameof(value));
        }

        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token.</summary>
    public Secret Value { get; }

    /// <summary>When the service stops taking it.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether a text can be a token at all.</summary>
    internal static bool IsToken(string? text) =>
        text is { Length: > 0 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
