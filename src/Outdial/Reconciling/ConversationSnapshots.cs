using System.Text.Json;

namespace Outdial;

/// <summary>Reads conversations in the shapes in which the published API shows them.</summary>
internal static class ConversationSnapshots
{
    /// <summary>Of a listing of CallConversation (active calls) or CallHistoryConversation (history, which shows no
    /// attributes), or of one.</summary>
    internal static ConversationSnapshot? Flat(JsonElement call)
    {
        if (ServiceId.Of(JsonFields.Text(call, "id")) is not { } id)
        {
            return null;
        }

        var legs = JsonFields.Items(call, "participants").ToList();
        return new ConversationSnapshot(
            id,
            legs.Select(leg => StrictTime.Iso(JsonFields.Text(leg, "startTime"))).Min() ??
                StrictTime.Iso(JsonFields.Text(call, "startTime")),
            [.. legs.Select(leg => Leg(leg, JsonFields.Text(leg, "user", "id"), [leg], "address"))]);
    }

    /// <summary>Of a conversation of the analytics details query, which shows no attributes of calls
    /// (AnalyticsConversationWithoutAttributes).</summary>
    internal static ConversationSnapshot? Analysed(JsonElement call) =>
        JsonFields.Text(call, "conversationId") is not { } id
        ? null
        : new ConversationSnapshot(
            id,
            StrictTime.Iso(JsonFields.Text(call, "conversationStart")),
            [
                .. JsonFields.Items(call, "participants").Select(leg =>
                    Leg(leg, JsonFields.Text(leg, "userId"), JsonFields.Items(leg, "sessions"), "dnis")),
            ],
            "inbound".Equals(
                JsonFields.Text(call, "originatingDirection"), StringComparison.OrdinalIgnoreCase));

    private static LegSnapshot Leg(
        JsonElement leg, string? user, IEnumerable<JsonElement> places, string address) => new(
        JsonFields.Text(leg, "purpose") is not ("user" or "agent" or null),
        user,
        [.. places.Select(place => JsonFields.Text(place, address)).OfType<string>()],
        Stamp(leg));

    private static Guid? Stamp(JsonElement leg) =>
        CallStamp.TryParse(JsonFields.Text(leg, "attributes", CallStamp.Attribute), out var stamp)
            ? stamp.Call
            : null;
}
