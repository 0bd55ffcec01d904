namespace Outdial;

/// <summary>All secrets that a client has used: what a gateway sends back need not be what this request was sent
/// with.</summary>
/// <remarks>The newest 64 are known: tokens come and go. Safe for several threads.</remarks>
internal sealed class KnownSecrets
{
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly List<Secret> _secrets = [];
    private Redaction? _redaction;

    /// <summary>Adds secrets to the known ones.</summary>
    /// <returns>What takes all of them out of a text.</returns>
    internal Redaction With(params ReadOnlySpan<Secret?> secrets)
    {
        lock (_lock)
        {
            foreach (var secret in secrets)
            {
                if (secret is not null && !_secrets.Exists(known => known.Reveal() == secret.Reveal()))
                {
                    _secrets.Add(secret);
                    _redaction = null;
                }
            }

            _secrets.RemoveRange(0, Math.Max(0, _secrets.Count - Most));
            return _redaction ??= new Redaction(_secrets);
        }
    }
}
