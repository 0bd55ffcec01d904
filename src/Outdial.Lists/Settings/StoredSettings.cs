using System.Text.Json;

namespace Outdial.Lists;

/// <summary>How a list is placed, as it is kept in the ledger: another process places it in the same way.</summary>
internal sealed record StoredSettings
{
    public Guid[] Users { get; init; } = [];

    public int? AtOnce { get; init; }

    public CallListRetry[] Retries { get; init; } = [];

    public double? StopAfterFailures { get; init; }

    public TimeSpan MaxCall { get; init; }

    internal static string Write(CallListOptions options) => JsonSerializer.Serialize(
        new StoredSettings
        {
            Users = [.. options.Users],
            AtOnce = options.AtOnce,
            Retries = [.. options.Retries],
            StopAfterFailures = options.StopAfterFailures,
            MaxCall = options.MaxCall,
        },
        StoredSettingsJson.Default.StoredSettings);

    internal static StoredSettings Read(string text) =>
        JsonSerializer.Deserialize(text, StoredSettingsJson.Default.StoredSettings)!; // never null in the ledger
}
