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

        var legs = ParticipantJson.Of(call).ToList();
        return new ConversationSnapshot(
            id,
            legs.Select(leg => leg.Started).Min() ?? StrictTime.Iso(JsonFields.Text(call, "startTime")),
            [.. legs.Select(leg => Leg(leg, leg.UserId, leg.Address is { } address ? [address] : []))]);
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
                .. from leg in JsonFields.Items(call, "participants")
                   let dialled = JsonFields.Items(leg, "sessions").Select(session => JsonFields.Text(session, "dnis"))
                   select Leg(new ParticipantJson(leg), JsonFields.Text(leg, "userId"), dialled.OfType<string>()),
            ],
            "inbound".Equals(
                JsonFields.Text(call, "originatingDirection"), StringComparison.OrdinalIgnoreCase));

    private static LegSnapshot Leg(ParticipantJson leg, string? user, IEnumerable<string> addresses) => new(
        leg.Purpose is not ("user" or "agent" or null), user, [.. addresses], leg.Stamp?.Call);
}
