using System.Text.Json;

namespace Outdial;

/// <summary>A participant of a conversation, as a CallConversation or an event about one shows it.</summary>
/// <param name="item">The participant.</param>
internal readonly struct ParticipantJson(JsonElement item)
{
    internal string? Id => JsonFields.Text(item, "id");

    internal string? Purpose => JsonFields.Text(item, "purpose");

    internal string? Direction => JsonFields.Text(item, "direction");

    internal string? Address => JsonFields.Text(item, "address");

    internal string? UserId => JsonFields.Text(item, "user", "id");

    internal string? QueueId => JsonFields.Text(item, "queue", "id");

    internal string? State => JsonFields.Text(item, "state");

    internal string? DisconnectType => JsonFields.Text(item, "disconnectType");

    internal string? ErrorCode => JsonFields.Text(item, "errorInfo", "code");

    internal DateTimeOffset? Started => Time("startTime");

    internal DateTimeOffset? Connected => Time("connectedTime");

    internal DateTimeOffset? Ended => Time("endTime");

    /// <summary>The stamp of the attempt that made the call, where its attributes are shown.</summary>
    internal CallStamp? Stamp =>
        CallStamp.TryParse(JsonFields.Text(item, "attributes", CallStamp.Attribute), out var stamp) ? stamp : null;

    /// <summary>The participants of a conversation, in the service's order.</summary>
    internal static IEnumerable<ParticipantJson> Of(JsonElement conversation) =>
        JsonFields.Items(conversation, "participants").Select(item => new ParticipantJson(item));

    private DateTimeOffset? Time(string name) => StrictTime.Iso(JsonFields.Text(item, name));
}
