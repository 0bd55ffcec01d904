namespace Outdial.Payloads;

/// <summary>The members that a body has which means to place a call. A phone number under a name that neither contract
/// has is read as a call only if every other member is one of these: else it may be a message, an event, a contact or
/// another operation.</summary>
internal static class CallMembers
{
    /// <summary>What says that a call is to be placed; folded.</summary>
    private static readonly string[] Words =
    [
        "voice", "call", "calls", "phone", "outbound", "external", "audio", "tel", "pstn", "dial", "post", "originate",
        "outboundcall", "voicecall", "phonecall", "makecall", "placecall", "startcall", "createcall", "newcall",
        "clicktodial", "initiatecall", "callrequest", "createcallrequest", "calluser", "mobile",
    ];

    private static readonly string[] TypeFields =
    [
        "type", "mediatype", "media", "channel", "channeltype", "calltype", "direction", "addresstype", "action",
        "command", "method", "operation", "operationname", "verb", "event", "eventtype", "eventname",
    ];

    private static readonly HashSet<string> Known =
    [
        .. PlatformFields.Request.Select(FieldName.Folded), .. PartyValue.Dialled, .. PartyValue.Callers,
        .. KnownMisuses.Marks, "caller", "callername", "fromname", "fromqueueid", "queueid", "queue", "queuename",
        "userid", "agentid", "agent", "user", "routing", "skillrequirements", "skills", "skill", "skillid", "skillids",
        "wrapupcode", "wrapupcodeid", "metadata", "customattributes", "name", "displayname", "firstname", "lastname",
        "customername", "contactname", "language", "locale", "region", "country", "countrycode", "flowid", "scriptid",
        "externalcontact", "contactid", "autoplace", "record", "timeout", "data", "onbehalfof",
    ];

    /// <summary>Whether a text says that a call is to be placed.</summary>
    internal static bool IsCall(JsonValue value) => value.IsText && Words.Contains(FieldName.Folded(value.Text));

    /// <summary>The members that a call does not have, of a body whose party stands under a name that neither contract
    /// has; empty for a body whose party has a contract's name.</summary>
    internal static List<JsonMember> NotOfCall(JsonValue root, InterpretedCall meant) =>
        meant.DestinationFields is [] || meant.DestinationFields.Exists(IsContracts) ||
        meant.Repetitions.Exists(member => BodyKinds.IsDestination(FieldName.Folded(member.Key)))
            ? []
            : root.Members.FindAll(member => !member.Value.IsNull && !IsOfCall(root, member));

    private static bool IsContracts(JsonMember member) =>
        BodyKinds.IsDestination(FieldName.Folded(member.Key)) ||
        FieldName.Nearest(member.Key, PlatformFields.Destinations) is not null;

    private static bool IsOfCall(JsonValue root, JsonMember member)
    {
        var name = FieldName.Folded(member.Key);
        return TypeFields.Contains(name) ? IsCall(member.Value)
            : name == "data" ? KnownMisuses.IsClickToDial(root)
            : Known.Contains(name) || FieldName.Nearest(member.Key, PlatformFields.Request) is not null;
    }
}
