namespace Outdial.Payloads;

/// <summary>The names of the published API's CreateCallRequest and Destination.</summary>
internal static class PlatformFields
{
    internal static readonly string[] Request =
    [
        "phoneNumber", "callerId", "callerIdName", "callFromQueueId", "callQueueId", "callUserId", "priority",
        "attributes", "languageId", "routingSkillsIds", "routingSkillExpression", "conversationIds", "participants",
        "uuiData", "externalContactId", "label",
    ];

    /// <summary>Which fields count as a destination is not published; this is the plain reading of the list. The queue
    /// in callFromQueueId is on whose behalf the call is made, and was seen together with phoneNumber.</summary>
    internal static readonly string[] Destinations =
        ["phoneNumber", "callUserId", "callQueueId", "participants", "conversationIds"];

    /// <summary>What is documented as 'if calling a queue'.</summary>
    internal static readonly string[] Routing =
        ["priority", "languageId", "routingSkillsIds", "routingSkillExpression"];

    internal static readonly string[] Ids =
        ["callUserId", "callQueueId", "callFromQueueId", "languageId", "externalContactId"];

    internal static readonly string[] Texts = ["callerIdName", "uuiData", "label", "routingSkillExpression"];

    internal static readonly string[] Party = ["address", "name", "userId", "queueId"];

    /// <summary>By which a party says who it is.</summary>
    internal static readonly string[] Targets = ["address", "userId", "queueId"];

    /// <summary>Whether a value is there and names a party: an empty text or list names none.</summary>
    internal static bool IsSupplied(JsonValue? value) =>
        value is { IsText: true, Text.Length: > 0 } or { IsArray: true, Items.Count: > 0 };

    /// <summary>The destinations that a body has, in its order.</summary>
    internal static List<JsonMember> DestinationsOf(JsonValue root) =>
        root.Members.FindAll(member => Destinations.Contains(member.Key) && IsSupplied(member.Value));
}
