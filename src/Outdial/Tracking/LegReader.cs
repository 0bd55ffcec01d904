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
        var participants = ParticipantJson.Of(call).ToList();
        var own = participants.Where(MayBeOwn).OrderBy(one => one.Started ?? DateTimeOffset.MaxValue)
            .Select(one => one.Id).FirstOrDefault();
        return [.. participants.Select(one => Leg(one, own)).OfType<CallLeg>().DistinctBy(leg => leg.Id)];
    }

    /// <summary>Adds the reasons for which its legs ended, from a Conversation, which is nested.</summary>
    internal static ImmutableArray<CallLeg> WithReasons(ImmutableArray<CallLeg> legs, JsonElement conversation)
    {
        var reasons = JsonFields.Items(conversation, "participants")
            .Where(item => JsonFields.Text(item, "id") is not null)
            .ToLookup(item => JsonFields.Text(item, "id")!, Reasons);
        return [.. legs.Select(leg => leg with { Reasons = [.. reasons[leg.Id].SelectMany(all => all)] })];
    }

    private static bool MayBeOwn(ParticipantJson one) =>
        one.Purpose is "user" or "agent" && one.Direction != "inbound";

    private static CallLeg? Leg(ParticipantJson one, string? own) => one is { Id: { } id, State: { } state }
        ? new CallLeg
        {
            Id = id,
            Purpose = one.Purpose,
            Address = one.Address,
            UserId = one.UserId,
            QueueId = one.QueueId,
            IsOwn = id == own,
            State = state,
            DisconnectType = one.DisconnectType,
            ErrorCode = one.ErrorCode,
            Started = one.Started,
            Connected = one.Connected,
            Ended = one.Ended,
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
}
