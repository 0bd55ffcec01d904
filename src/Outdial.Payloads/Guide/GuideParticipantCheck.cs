namespace Outdial.Payloads;

/// <summary>Checks one of the guide's participants.</summary>
internal static class GuideParticipantCheck
{
    private const string Contact = "externalcontactid";

    private static readonly string[] Known = ["type", "participantAddress"];

    private static readonly string[] OfAddress = ["id", .. GuideAddressCheck.IdsOtherNames, Contact];

    internal static void Run(PayloadReport report, JsonValue participant)
    {
        if (!participant.IsObject)
        {
            report.Add(
                PayloadRules.ParticipantNotAnObject,
                participant,
                $"The participant is {participant.Description}, not an object.",
                null,
                GuideAddressText.Participant(report, participant, "", ""));
            return;
        }

        var fields = new FieldReader(report, participant, Known);
        if (fields.Member("participantAddress") is { Value.IsNull: false } member)
        {
            Type(report, fields);
            GuideAddressCheck.Run(report, fields, member.Value);
            fields.ReportOthers(report, Known);
            return;
        }

        Missing(report, fields);
    }

    // The address's own fields stand directly on the participant: the type there may be either's.
    private static void Missing(PayloadReport report, FieldReader fields)
    {
        var participant = fields.Container;
        var flat = fields.Others.Where(member => OfAddress.Contains(FieldName.Folded(member.Key))).ToList();
        var ids = flat.FindAll(member => FieldName.Folded(member.Key) != Contact);
        var isFlat = ids.Count > 0 && flat.Count == fields.Others.Count && fields.Member("participantAddress") is null;
        report.Add(
            PayloadRules.AddressMissing,
            fields.Member("participantAddress")?.Value ?? participant,
            isFlat ? "The address stands on the participant, not in participantAddress." : null,
            null,
            isFlat && ids.TrueForAll(id => id.Value.Text == ids[0].Value.Text) ? Nest(report, participant) : null);
        if (isFlat)
        {
            FlatId(report, fields, ids[0].Value);
        }
        else
        {
            Type(report, fields);
            fields.ReportOthers(report, Known);
        }
    }

    // What the address says is checked where it stands; its type only says so much once it is in its place.
    private static void FlatId(PayloadReport report, FieldReader fields, JsonValue id)
    {
        var type = fields.Given("type");
        var isAddressType = type is { IsText: true } && GuideAddressCheck.Types.Contains(type.Text);
        if (!id.IsNull)
        {
            GuideIdCheck.Run(report, id, isAddressType ? type!.Text : null, type);
        }
    }

    // {"type": "phone", "id": "..."} as a whole is the address; {"type": "external", ...} keeps its type outside.
    private static TextFix Nest(PayloadReport report, JsonValue participant)
    {
        var space = report.Edits.SpaceBehindColon(participant);
        var before = $"{{\"type\":{space}\"external\",{space}\"participantAddress\":{space}";
        return Fixes.Safe("Put the address into participantAddress", JsonEdits.Wrap(participant, before, "}"));
    }

    // Into the address if that says none itself.
    private static TextFix MoveType(PayloadReport report, FieldReader fields, JsonValue type, string name)
    {
        var external = JsonEdits.Replace(type, "\"external\"");
        if (fields.Given("participantAddress") is not { IsObject: true } address)
        {
            return Fixes.Guess("Write 'external'", external);
        }

        var inside = address.Members.FindAll(member => FieldName.Folded(member.Key) == "type");
        TextEdit? moved = inside switch
        {
            [] => report.Edits.InsertLast(address, "type", JsonText.Quote(name)),
            [{ Value: { IsNull: true } or { IsText: true, Text: "external" } } nothing] =>
                JsonEdits.Replace(nothing.Value, JsonText.Quote(name)),
            _ => null,
        };
        return moved is null
            ? Fixes.Make(
                inside is [{ Value.Text: var said }] && said == name ? Applicability.Safe : Applicability.Guess,
                "Write 'external'",
                external)
            : Fixes.Safe($"Write 'external' here, and '{name}' in participantAddress", external, moved);
    }

    private static void Type(PayloadReport report, FieldReader fields)
    {
        if (fields.Given("type") is not { } type)
        {
            report.Add(
                PayloadRules.ParticipantTypeMissing,
                fields.Container,
                null,
                null,
                Fixes.Guess("Write the type", report.Edits.Set(fields, "type", "\"external\"", isFirst: true)));
            return;
        }

        if (!type.IsText)
        {
            report.Add(PayloadRules.WrongType, type, $"The participant's type is {type.Description}, not a text.");
            return;
        }

        var lower = type.Text.ToLowerInvariant();
        if (GuideAddressCheck.Types.Contains(lower))
        {
            report.Add(
                PayloadRules.AddressTypeOnParticipant,
                type,
                $"'{lower}' is the address's type, and stands on the participant.",
                null,
                MoveType(report, fields, type, lower));
        }
        else if (lower == "external" && type.Text != lower)
        {
            report.Add(
                PayloadRules.TypeCase,
                type,
                $"The participant's type is written 'external', not '{type.Text}'.",
                Severity.Warning,
                Fixes.Safe("Write 'external'", JsonEdits.Replace(type, "\"external\"")));
        }
    }
}
