using System.Diagnostics.CodeAnalysis;

namespace Outdial.Payloads;

/// <summary>Checks the parties of a conference.</summary>
internal static class PlatformPartyCheck
{
    internal static void Run(PayloadReport report, FieldReader fields)
    {
        if (fields.Given("participants") is not { } participants)
        {
            return;
        }

        if (!participants.IsArray)
        {
            report.Add(
                PayloadRules.WrongType,
                participants,
                $"participants is {participants.Description}, not an array.",
                null,
                participants.IsObject
                    ? Fixes.Safe("Put square brackets around it", JsonEdits.Wrap(participants, "[", "]"))
                    : null);
            if (participants.IsObject)
            {
                Party(report, participants);
            }

            return;
        }

        var parties = participants.Items;
        var isOther = PlatformFields.Destinations.Any(name =>
            name != "participants" && PlatformFields.IsSupplied(fields.Given(name)));
        if (parties is [var only] && !isOther && fields.Member("participants") is { } member)
        {
            Alone(report, fields, member, only);
        }

        foreach (var party in parties)
        {
            Party(report, party);
        }

        Duplicates(report, parties);
    }

    private static void Alone(PayloadReport report, FieldReader fields, JsonMember member, JsonValue only)
    {
        var targets = only.Members.FindAll(member =>
            PlatformFields.Targets.Contains(member.Key) && SaysWho(member.Value));

        // Of two, it is not known which is meant.
        var target = targets.Count == 1 ? targets[0] : null;
        var field = target?.Key switch
        {
            "address" => "phoneNumber",
            "userId" => "callUserId",
            "queueId" => "callQueueId",
            _ => null,
        };
        report.AddName(
            PayloadRules.ConferenceOfOne, member, null, null,
            field is null || fields.Member(field) is not null ||
            fields.Others.Any(other => FieldName.Nearest(other.Key, [field]) is not null)
                ? null
                : Fixes.Guess(
                    $"Write {field}",
                    new TextEdit(member.Span, $"{JsonText.Quote(field)}: {JsonText.Quote(target!.Value.Text)}")));
    }

    private static void Party(PayloadReport report, JsonValue party)
    {
        if (party.IsNull)
        {
            report.Add(PayloadRules.PartyWithoutTarget, party, "The participant is null.");
            return;
        }

        if (!party.IsObject)
        {
            var number = party.IsText ? NumberField.Read(party.Text, report.Policy) : default;
            report.Add(
                PayloadRules.ParticipantNotAnObject, party,
                $"The participant is {party.Description}, not an object.", null,
                number.Number.IsEmpty
                    ? null
                    : Fixes.Make(
                        number.IsCertain ? Applicability.Safe : Applicability.Guess,
                        "Write an object with this address",
                        JsonEdits.Replace(party, $$"""{"address":"{{number.Number}}"}""")));
            return;
        }

        var fields = new FieldReader(report, party, PlatformFields.Party, PlatformFields.Targets);
        var targets = PlatformFields.Targets.Select(fields.Given);
        switch (targets.Where(value => value is { IsText: false } || SaysWho(value)).ToList())
        {
            case []:
                report.Add(PayloadRules.PartyWithoutTarget, party);
                break;
            case [_, _, ..]:
                report.Add(PayloadRules.PartyWithSeveralTargets, party);
                break;
            default:
                break;
        }

        PlatformNumberCheck.Run(report, fields.Given("address"));
        PlatformValueCheck.Id(report, fields.Given("userId"));
        PlatformValueCheck.Id(report, fields.Given("queueId"));
        PlatformValueCheck.Words(report, fields.Given("name"));
        fields.ReportOthers(report, PlatformFields.Party);
    }

    private static bool SaysWho([NotNullWhen(true)] JsonValue? value) => value is { IsText: true, Text.Length: > 0 };

    // Each party is rung: one that stands there twice is a phone that rings twice.
    private static void Duplicates(PayloadReport report, List<JsonValue> parties)
    {
        var seen = new HashSet<(string Kind, string Party)>();
        foreach (var target in parties.SelectMany(party => party.Members))
        {
            var kind = FieldName.Folded(target.Key);
            if (kind is "address" or "userid" or "queueid" && SaysWho(target.Value) &&
                !seen.Add((kind, NumberField.Party(target.Value.Text))))
            {
                report.Add(CallRules.DuplicateDestination, target.Value);
            }
        }
    }
}
