namespace Outdial.Payloads;

/// <summary>Recognises bodies that place no call: those of other operations, and answers of the service. No call is
/// made out of them.</summary>
internal static class ForeignBody
{
    private static readonly string[] Voice = ["voice", "call", "phone", "outbound", "external", "audio", "tel", "pstn"];

    private static readonly string[] Media =
    [
        "sms", "mms", "text", "message", "messaging", "chat", "webchat", "whatsapp", "email", "mail", "callback", "fax",
        "video", "voicemail", "cobrowse", "workitem", "social", "openmessaging",
    ];

    private static readonly string[] OfAnswers = ["selfuri", "conversationid", "entities", "contextid"];

    private static readonly string[] OfParties =
    [
        "purpose", "state", "connectedtime", "startaddress", "muted", "held", "calls", "disconnecttype", "didinteract",
    ];

    /// <summary>Reports what the body is, if it is no call's.</summary>
    /// <returns>Whether it was.</returns>
    internal static bool Report(PayloadReport report, JsonValue root)
    {
        if (AnswersMark(root) is { } answer)
        {
            report.AddName(
                PayloadRules.PastedAnswer, answer,
                Has(root, "code") && Has(root, "status")
                    ? "This is an error that the service answered, not a request."
                    : "This is a conversation as the service answers it, not a request.");
            return true;
        }

        foreach (var (names, operation) in ForeignMarks.Operations)
        {
            if (root.Members.Find(member => names.Contains(FieldName.Folded(member.Key)) && !member.Value.IsNull)
                is { } mark)
            {
                report.AddName(
                    PayloadRules.OtherOperation, mark, $"This is the body of another operation, by its field " +
                        $"'{JsonPath.Shown(mark.Key)}': {operation}.");
                return true;
            }
        }

        if (Event(root) is { } happened)
        {
            report.AddName(
                PayloadRules.PastedAnswer, happened,
                $"This is an event that tells what happened, by its field '{JsonPath.Shown(happened.Key)}', not a " +
                    "request.");
            return true;
        }

        if (Command(root) is { } command)
        {
            report.AddName(
                PayloadRules.OtherOperation, command,
                $"The body asks for '{JsonPath.Shown(command.Value.Text)}', and this operation places calls only.");
            return true;
        }

        if (Content(root) is { } content)
        {
            report.AddName(
                PayloadRules.OtherOperation, content,
                $"This is a message or an e-mail, by its field '{JsonPath.Shown(content.Key)}': a call has no such " +
                    "field.");
            return true;
        }

        if (MediaOf(root) is { } media)
        {
            report.AddName(
                PayloadRules.OtherOperation, media,
                $"The body asks for '{JsonPath.Shown(media.Value.Text)}', and this operation places calls only.");
            return true;
        }

        return false;
    }

    private static JsonMember? MediaOf(JsonValue root) => root.Members.Find(member =>
        FieldName.Folded(member.Key) is "mediatype" or "media" or "channel" or "channeltype" or "calltype" or "type" or
            "messagetype" &&
        (FieldName.Folded(member.Key) != "type" || PlatformFields.DestinationsOf(root).Count == 0 ||
            Word(member) != "email") &&
        member.Value.IsText && !Voice.Contains(Word(member)) && Media.Contains(Word(member)));

    private static JsonMember? Event(JsonValue root) => root.Members.Find(member =>
        ForeignMarks.Events.Contains(FieldName.Folded(member.Key)) && !member.Value.IsNull &&
        !CallMembers.IsCall(member.Value));

    private static JsonMember? Command(JsonValue root) => root.Members.Find(member =>
        ForeignMarks.Commands.Contains(FieldName.Folded(member.Key)) &&
        member.Value is { IsText: true, Text.Length: > 0 } && !CallMembers.IsCall(member.Value));

    // Beside the destination, or inside it: a body without a destination may be a wrapper.
    private static JsonMember? Content(JsonValue root)
    {
        var meant = BodyInterpreter.Read(root);
        var fields = meant.DestinationFields;
        return meant.Destinations is []
            ? null
            : root.Members.Find(member => IsContent(member) && !fields.Contains(member)) ??
                fields.SelectMany(field => field.Value.IsArray ? field.Value.Items : [field.Value])
                    .SelectMany(party => party.Members)
                    .FirstOrDefault(IsContent);
    }

    private static bool IsContent(JsonMember member) =>
        ForeignMarks.Content.Contains(FieldName.Folded(member.Key)) && !member.Value.IsNull;

    private static string Word(JsonMember member) => FieldName.Folded(member.Value.Text);

    private static JsonMember? AnswersMark(JsonValue root) =>
        root.Members.Find(member => OfAnswers.Contains(FieldName.Folded(member.Key))) ??
        (root.Member("participants") is { Value.IsArray: true } participants &&
            participants.Value.Items.Exists(party =>
                party.Members.Exists(member => OfParties.Contains(FieldName.Folded(member.Key))))
            ? participants
            : null);

    private static bool Has(JsonValue root, string name) =>
        root.Members.Exists(member => FieldName.Folded(member.Key) == name);
}
