namespace Outdial.Payloads;

/// <summary>Recognises the shapes that people invented, by what tells one from another.</summary>
internal static class KnownMisuses
{
    private const string Phone = "phoneNumber";
    private const string Participant = "participants[].participantAddress.id";
    private const string CallerId = "phoneNumber and callerId";
    private const string ForUser = "phoneNumber, posted to .../conversations/calls/user/{userId}";
    private const string ForQueue = "phoneNumber and callFromQueueId";
    private const string NoCaller = Participant + ", and nothing for the caller";

    /// <summary>The names of a call's parties in these shapes; folded.</summary>
    internal static readonly string[] Marks =
        [
            "to", "from", "toaddress", "fromaddress", "callto", "callfrom", "callflowid", "destination", "destinations",
            "recipient", "recipients", "callee", "callees", "target", "targets",
        ];

    // The more particular first: the first that fits is the shape's name.
    private static readonly (Func<JsonValue, bool> Fits, KnownMisuse Shape)[] All =
    [
        (IsClickToDial, new("click-to-dial", "to dial a number from a page in which Genesys Cloud is embedded", Phone,
            Participant)),
        (InParticipants, new("to-in-participants", "to call a phone", CallerId, NoCaller)),
        (root => Has(root, "callfrom") || Has(root, "callflowid"),
            new("call-from", "to call a phone with a caller id", CallerId, NoCaller)),
        (root => Has(root, "fromaddress") || Has(root, "toaddress"),
            new("from-address", "to call a phone with a caller id and a caller's name",
                "phoneNumber, callerId and callerIdName", NoCaller)),
        (root => Has(From(root), "agentid"),
            new("from-agent-id", "to call a phone on behalf of an agent", ForUser, NoCaller)),
        (root => Text(From(root), "type") is "agent" or "user",
            new("from-agent", "to call a phone as an agent", ForUser, NoCaller)),
        (root => Has(Value(root, "routing"), "userid"),
            new("routing-to-user", "to call a phone on behalf of a user", ForUser, NoCaller)),
        (root => Has(Value(root, "routing"), "queueid"),
            new("routing-to-queue", "to call a party on behalf of a queue",
                "callUserId or phoneNumber, and callFromQueueId", NoCaller)),
        (root => Has(root, "queueid"),
            new("to-with-queue-id", "to call a phone on behalf of a queue", ForQueue, NoCaller)),
        (root => Text(root, "type") is not null && Value(root, "to") is { IsText: true },
            new("to-text-with-type", "to call a phone", Phone, Participant)),
        (root => Has(root, "calltype") || Has(root, "metadata"),
            new("to-with-call-type", "to call a phone", Phone, Participant)),
        (root => Has(root, "wrapupcode"),
            new("to-with-wrap-up", "to call a phone, with a wrap-up code",
                "phoneNumber; the wrap-up code is set after the call", Participant + " and wrapUpCode")),
        (root => Value(root, "to") is { IsArray: true }, new("to-list", "to call a phone", CallerId, NoCaller)),
        (_ => true, new("to-and-from", "to call a phone, with a caller id", CallerId, NoCaller)),
    ];

    /// <summary>The shape of a body, and the member that gives it away; null if it is none of them.</summary>
    internal static (KnownMisuse Shape, JsonMember Mark)? Find(JsonValue root)
    {
        var mark = IsClickToDial(root)
            ? Member(root, "type")
            : root.Members.Find(member => Marks.Contains(FieldName.Folded(member.Key))) ??
                (InParticipants(root) ? Member(root, "participants") : null);
        return mark is null ? null : (All.First(shape => shape.Fits(root)).Shape, mark);
    }

    internal static bool IsClickToDial(JsonValue root) =>
        Text(root, "type") == "clicktodial" && Value(root, "data") is { IsObject: true };

    private static bool InParticipants(JsonValue root) =>
        Value(root, "participants") is { IsArray: true } participants &&
        participants.Items.Exists(participant =>
            (Has(participant, "to") || Has(participant, "from")) && !Has(participant, "participantaddress"));

    private static JsonValue? From(JsonValue root) =>
        Value(root, "from") is { IsArray: true, Items: [var first, ..] } ? first : Value(root, "from");

    private static bool Has(JsonValue? value, string name) => Member(value, name) is not null;

    private static JsonValue? Value(JsonValue? value, string name) => Member(value, name)?.Value;

    private static string? Text(JsonValue? value, string name) =>
        Value(value, name) is { IsText: true } text ? text.Text.ToLowerInvariant() : null;

    private static JsonMember? Member(JsonValue? value, string name) =>
        value?.Members.Find(member => FieldName.Folded(member.Key) == name);
}
