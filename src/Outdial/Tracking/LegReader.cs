using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial;

/// <summary>Reads the legs of a call: of a CallConversation, or of the body of an event about one.</summary>
internal static class LegReader
{
    /// <summary>The legs, in the service's order; what has no id or no state, or an id that came before, is passed
    /// over.</summary>
    internal static ImmutableArray<CallLeg> Flat(JsonElement call)
    {
        var items = JsonFields.Items(call, "participants").ToList();
        var own = items.Where(MayBeOwn).OrderBy(item => Time(item, "startTime") ?? DateTimeOffset.MaxValue)
            .Select(item => JsonFields.Text(item, "id")).FirstOrDefault();
        return [.. items.Select(item => Leg(item, own)).OfType<CallLeg>().DistinctBy(leg => leg.Id)];
    }

    /// <summary>Adds the reasons for which its legs ended, from a Conversation, which is nested.</summary>
    internal static ImmutableArray<CallLeg> WithReasons(ImmutableArray<CallLeg> legs, JsonElement conversation)
    {
        var reasons = JsonFields.Items(conversation, "participants")
            .Where(item => JsonFields.Text(item, "id") is not null)
            .ToLookup(item => JsonFields.Text(item, "id")!, Reasons);
        return [.. legs.Select(leg => leg with { Reasons = [.. reasons[leg.Id].SelectMany(all => all)] })];
    }

    private static bool MayBeOwn(JsonElement item) =>
        JsonFields.Text(item, "purpose") is "user" or "agent" && JsonFields.Text(item, "direction") != "inbound";

    private static CallLeg? Leg(JsonElement item, string? own) =>
        JsonFields.Text(item, "id") is { } id && JsonFields.Text(item, "state") is { } state
            ? new CallLeg
            {
                Id = id,
                Purpose = JsonFields.Text(item, "purpose"),
                Address = JsonFields.Text(item, "address"),
                UserId = JsonFields.Text(item, "user", "id"),
                QueueId = JsonFields.Text(item, "queue", "id"),
                IsOwn = id == own,
                State = state,
                DisconnectType = JsonFields.Text(item, "disconnectType"),
                ErrorCode = JsonFields.Text(item, "errorInfo", "code"),
                Started = Time(item, "startTime"),
                Connected = Time(item, "connectedTime"),
                Ended = Time(item, "endTime"),
            }
            : null;

    private static ImmutableArray<DisconnectReason> Reasons(JsonElement participant) =>
    [
        .. from call in JsonFields.Items(participant, "calls")
           from reason in JsonFields.Items(call, "disconnectReasons")
           let type = JsonFields.Text(reason, "type")
           let code = JsonFields.Number(reason, "code")
           where type is not null && code is not null
           select new DisconnectReason(type, code.Value, JsonFields.Text(reason, "phrase")),
    ];

    private static DateTimeOffset? Time(JsonElement item, string name) =>
        StrictTime.Iso(JsonFields.Text(item, name));
}
