using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Outdial.Accounts;

/// <summary>Keeps tokens in a file that only its owner may read, for all processes on one machine.</summary>
/// <remarks>A process that fetches a token holds the file meanwhile: there is one fetch at a time, and the others
/// find its token. The wait is 30 s at most. A token that is good is taken without waiting.</remarks>
/// <param name="path">The file; it and its folder are made when there is something to keep.</param>
/// <param name="time">The clock that waiting for other processes runs on; the system's if null.</param>
/// <param name="logger">Told when other processes are waited for longer than 2 s; none if null.</param>
public sealed class FileTokenStore(string path, TimeProvider? time = null, ILogger? logger = null) : ITokenStore
{
    private readonly SecretFile _file = new(path, time, logger);

    /// <inheritdoc/>
    public Task<StoredToken?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Task.FromResult(Read().GetValueOrDefault(name)?.Token);
    }

    /// <inheritdoc/>
    public async Task<StoredToken?> UpdateAsync(
        string name, Func<StoredToken?, Task<StoredToken?>> update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(update);
        using var held = await _file.LockAsync(cancellationToken).ConfigureAwait(false);
        var tokens = Read();
        var stored = tokens.GetValueOrDefault(name)?.Token;
        var next = await update(stored).ConfigureAwait(false);
        if (next == stored)
        {
            return stored;
        }

        if (next is null)
        {
            tokens.Remove(name);
        }
        else
        {
            tokens[name] = TokenEntry.Of(next);
        }

        Write(tokens);
        return next;
    }

    /// <summary>Forgets the tokens whose names are chosen.</summary>
    /// <param name="isChosen">Chooses by name.</param>
    /// <param name="cancellationToken">Stops waiting for others who hold the file.</param>
    /// <exception cref="SecretStoreException">The file cannot be used; nothing was changed.</exception>
    public async Task ForgetAsync(Func<string, bool> isChosen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isChosen);
        using var held = await _file.LockAsync(cancellationToken).ConfigureAwait(false);
        var tokens = Read();
        if (tokens.Keys.Where(isChosen).ToList() is { Count: > 0 } chosen)
        {
            chosen.ForEach(name => tokens.Remove(name));
            Write(tokens);
        }
    }

    private void Write(Dictionary<string, TokenEntry> tokens) =>
        _file.Write(JsonSerializer.Serialize(tokens, TokenFileJson.Default.DictionaryStringTokenEntry));

    private Dictionary<string, TokenEntry> Read()
    {
        if (_file.Read() is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(text, TokenFileJson.Default.DictionaryStringTokenEntry) ?? [];
        }
        catch (JsonException)
        {
            throw new SecretStoreException(new Diagnostic(
                ConfigurationRules.UnusableSecretFile, $"{_file.Path} is not a file of tokens.")
            {
                Path = _file.Path,
                Help = $"Look at it; if it is not needed, remove it (rm '{_file.Path}') and sign in again.",
            });
        }
    }
}
