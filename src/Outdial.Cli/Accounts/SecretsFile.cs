using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Outdial.Cli;

/// <summary>The clients' secrets by profile, in a file only for their owner.</summary>
internal sealed class SecretsFile(string path, ILogger? logger = null)
{
    private readonly SecretFile _file = new(path, logger: logger);

    internal string Path => _file.Path;

    /// <summary>A profile's secret, or null.</summary>
    /// <exception cref="SecretStoreException">The file cannot be used.</exception>
    internal string? Find(string profile) => Read().GetValueOrDefault(profile);

    /// <summary>Keeps a profile's secret; null forgets it.</summary>
    internal async Task KeepAsync(string profile, string? secret, CancellationToken cancellationToken)
    {
        using var held = await _file.LockAsync(cancellationToken);
        var secrets = Read();
        if (secrets.GetValueOrDefault(profile) == secret)
        {
            return;
        }

        if (secret is null)
        {
            secrets.Remove(profile);
        }
        else
        {
            secrets[profile] = secret;
        }

        _file.Write(JsonSerializer.Serialize(secrets, AccountJson.Default.DictionaryStringString));
    }

    private Dictionary<string, string> Read()
    {
        try
        {
            return _file.Read() is { Length: > 0 } text
                ? JsonSerializer.Deserialize(text, AccountJson.Default.DictionaryStringString) ?? []
                : [];
        }
        catch (JsonException)
        {
            throw new SecretStoreException(new Diagnostic(
                ConfigurationRules.UnusableSecretFile, $"{Path} is not a JSON object of texts.")
            {
                Path = Path,
            });
        }
    }
}
