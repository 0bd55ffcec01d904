namespace Outdial.Sandbox;

/// <summary>The dimensions of a query, as each call or leg has them.</summary>
internal static class DetailsDimensions
{
    public static bool IsKnown(string dimension) => dimension is "conversationId" or "originatingDirection"
        or "externalContactId" or "userId" or "queueId" or "mediaType" or "dnis" or "purpose" or "direction"
        or "disconnectType" or "wrapUpCode" or "errorCode" or "participantId";

    public static IEnumerable<string?> Of(Conversation call, string dimension) => dimension switch
    {
        "conversationId" => [call.Id],
        "originatingDirection" => ["outbound"],
        "externalContactId" => [call.ExternalContactId],
        _ => call.Legs.SelectMany(leg => Of(call, leg, dimension)),
    };

    public static IEnumerable<string?> Of(Conversation call, Leg leg, string dimension) => dimension switch
    {
        "conversationId" or "originatingDirection" or "externalContactId" => Of(call, dimension),
        "userId" => [leg.UserId],
        "queueId" => [leg.QueueId],
        "mediaType" => ["voice"],
        // What was dialled is on the caller's leg as well as on the far one: a query for user and number finds it.
        "dnis" => Dnis(call, leg),
        "purpose" => [leg.Purpose],
        "direction" => ["outbound"],
        "disconnectType" => [leg.DisconnectType],
        "wrapUpCode" => [leg.WrapUp?.Code],
        "errorCode" => [leg.Error?.Code],
        "participantId" => [leg.Id],
        _ => [],
    };

    /// <summary>What was dialled, as the service keeps it: <c>tel:+13175550123</c> (recorded on a real organisation),
    /// <c>sip:ann@example.com;language=en-US</c>.</summary>
    public static IEnumerable<string?> Dnis(Conversation call, Leg leg) => leg.IsCaller
        ? call.Legs.Where(other => !other.IsCaller).Select(other => other.Address)
            .Concat(call.Waiting.Select(destination => destination.Address))
        : [leg.Address];
}
