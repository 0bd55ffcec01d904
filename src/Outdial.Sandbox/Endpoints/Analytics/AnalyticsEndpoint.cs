using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>
/// POST analytics/conversations/details/query: the calls of the past, some time after they were placed.
/// </summary>
/// <remarks>
/// How long the service takes to know of a call is not known: <see cref="SandboxOptions.AnalyticsDelay"/> says so here.
/// What it has by then shows the call as it is now. It shows no attributes: the published answer is made of
/// AnalyticsConversationWithoutAttributes.
/// </remarks>
internal sealed class AnalyticsEndpoint(
    ConversationStore calls, SandboxClock clock, ContractSelector contracts, SandboxOptions options)
{
    public ApiResponse Query(ApiRequest request)
    {
        if (JsonBody.Read(request.Received, contracts.Default, options.Limits, out var body) is { } refusal)
            return refusal;
        if (DetailsQuery.Read(body, out var query) is { } wrong)
            return PlatformErrors.BadRequest(wrong);
        var known = clock.Now - options.AnalyticsDelay;
        var found = calls.All().Where(call => call.Created <= known && query!.Matches(call)).ToList();
        if (query!.IsDescending)
            found.Reverse();
        var page = found.Skip((int)Math.Min(found.Count, (query.Paging.Number - 1L) * query.Paging.Size))
            .Take(query.Paging.Size).ToList();
        return new Resource(200, json => Write(json, page, found.Count));
    }

    private static void Write(Utf8JsonWriter json, List<Conversation> page, int total)
    {
        json.WriteStartObject();
        json.WriteStartArray("conversations");
        foreach (var call in page)
            WriteConversation(json, call);
        json.WriteEndArray();
        json.WriteNumber("totalHits", total);
        json.WriteEndObject();
    }

    private static void WriteConversation(Utf8JsonWriter json, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("conversationId", call.Id);
        json.WriteTime("conversationStart", call.Created);
        json.WriteTime("conversationEnd", call.Ended);
        json.WriteString("originatingDirection", "outbound");
        json.WriteStartArray("participants");
        foreach (var leg in call.Legs)
            WriteParticipant(json, call, leg);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParticipant(Utf8JsonWriter json, Conversation call, Leg leg)
    {
        json.WriteStartObject();
        json.WriteString("participantId", leg.Id);
        json.WriteString("purpose", leg.Purpose);
        json.WriteOptional("userId", leg.UserId);
        json.WriteOptional("externalContactId", leg.IsCaller ? null : call.ExternalContactId);
        json.WriteStartArray("sessions");
        json.WriteStartObject();
        json.WriteString("sessionId", leg.CommunicationId);
        json.WriteString("mediaType", "voice");
        json.WriteString("direction", "outbound");
        json.WriteOptional("dnis", DetailsDimensions.Dnis(call, leg).FirstOrDefault());
        json.WriteStartArray("segments");
        json.WriteStartObject();
        json.WriteString("segmentType", leg.Connected is null ? "contacting" : "interact");
        json.WriteTime("segmentStart", leg.Started);
        json.WriteTime("segmentEnd", leg.Ended);
        json.WriteOptional("disconnectType", leg.DisconnectType);
        json.WriteOptional("errorCode", leg.Error?.Code);
        json.WriteOptional("queueId", leg.QueueId);
        json.WriteOptional("wrapUpCode", leg.WrapUp?.Code);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
