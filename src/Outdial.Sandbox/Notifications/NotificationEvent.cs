namespace Outdial.Sandbox;

/// <summary>What a WebSocket of a channel sends.</summary>
internal sealed record NotificationEvent<T>(
    string TopicName, string? Version, T EventBody, IReadOnlyDictionary<string, string>? Metadata);
