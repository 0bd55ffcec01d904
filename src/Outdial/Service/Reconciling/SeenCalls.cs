using System.Globalization;
using System.Text.Json;

namespace Outdial;

/// <summary>Reads conversations in the two shapes in which the published API shows them.</summary>
internal static class SeenCalls
{
    /// <summary>Of a listing of CallConversation (active calls, history), or of one.</summary>
    internal static SeenCall? Flat(JsonElement call)
    {
        if (JsonFields.Text(call, "id") is not { } id)
        {
            return null;
        }

        var legs = JsonFields.Items(call, "participants").ToList();
        return new SeenCall(
            id,
            legs.Select(leg => Time(JsonFields.Text(leg, "startTime"))).Min(),
            [.. legs.Select(Stamp).OfType<Guid>()],
            [.. legs.Select(leg => JsonFields.Text(leg, "address")).OfType<string>()],
            legs.Exists(IsFar));
    }

    /// <summary>Of a conversation of the analytics details query, which shows no attributes of calls.</summary>
    internal static SeenCall? Analysed(JsonElement call)
    {
        if (JsonFields.Text(call, "conversationId") is not { } id)
        {
            return null;
        }

        var legs = JsonFields.Items(call, "participants").ToList();
        return new SeenCall(
            id,
            Time(JsonFields.Text(call, "conversationStart")),
            [.. legs.Select(Stamp).OfType<Guid>()],
            [.. legs.SelectMany(leg => JsonFields.Items(leg, "sessions"))
                .Select(session => JsonFields.Text(session, "dnis")).OfType<string>()],
            legs.Exists(IsFar));
    }

    private static bool IsFar(JsonElement leg) => JsonFields.Text(leg, "purpose") is not ("user" or "agent" or null);

    private static Guid? Stamp(JsonElement leg) =>
        leg.ValueKind == JsonValueKind.Object && leg.TryGetProperty("attributes", out var attributes) &&
        CallStamp.TryParse(JsonFields.Text(attributes, CallStamp.Attribute), out var stamp)
            ? stamp.Call
            : null;

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? time
        : null;
}
