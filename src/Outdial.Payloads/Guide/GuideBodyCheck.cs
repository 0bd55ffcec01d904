namespace Outdial.Payloads;

/// <summary>Checks a body against the guide's request.</summary>
internal static class GuideBodyCheck
{
    private static readonly string[] Known = ["participants", "skillRequirements", "wrapUpCode"];

    internal static void Run(PayloadReport report, JsonValue root)
    {
        var fields = new FieldReader(report, root, Known);
        if (fields.Given("participants") is { } participants)
        {
            Participants(report, participants);
        }
        else
        {
            report.Add(PayloadRules.ParticipantsMissing, fields.Member("participants")?.Value ?? root);
        }

        GuideExtrasCheck.Skills(report, fields.Given("skillRequirements"));
        GuideExtrasCheck.WrapUpCode(report, fields.Given("wrapUpCode"));
        fields.ReportOthers(report, Known);
    }

    private static void Participants(PayloadReport report, JsonValue participants)
    {
        if (participants.IsArray)
        {
            if (participants.Items.Count == 0)
            {
                report.Add(PayloadRules.ParticipantsEmpty, participants);
            }

            foreach (var participant in participants.Items)
            {
                GuideParticipantCheck.Run(report, participant);
            }

            Duplicates(report, participants);
            return;
        }

        var fix = participants.IsObject
            ? Fixes.Safe("Put square brackets around it", JsonEdits.Wrap(participants, "[", "]"))
            : GuideAddressText.Participant(report, participants, "[", "]");
        report.Add(
            PayloadRules.ParticipantsNotAList,
            participants,
            $"participants is {participants.Description}, not an array.",
            null,
            fix);
        if (participants.IsObject)
        {
            GuideParticipantCheck.Run(report, participants);
        }
    }

    // A user and a group may have one id; a number is one phone, whatever its type says.
    private static string Kind(JsonValue address, JsonValue id) =>
        ResourceId.TryParse(id.Text, out _) ? address.Member("type")?.Value.Text ?? "" : "";

    // Each participant is rung: a number that stands there twice is a phone that rings twice.
    private static void Duplicates(PayloadReport report, JsonValue participants)
    {
        var seen = new HashSet<(string Kind, string Party)>();
        foreach (var participant in participants.Items)
        {
            var address = participant.Member("participantAddress")?.Value;
            if (address?.Member("id")?.Value is { IsText: true, Text.Length: > 0 } id &&
                !seen.Add((Kind(address, id), NumberField.Party(id.Text))))
            {
                report.Add(CallRules.DuplicateDestination, id);
            }
        }
    }
}
