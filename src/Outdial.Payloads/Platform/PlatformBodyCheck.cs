namespace Outdial.Payloads;

/// <summary>Checks a body against the published API's CreateCallRequest.</summary>
internal static class PlatformBodyCheck
{
    internal static void Run(PayloadReport report, JsonValue root)
    {
        var fields = new FieldReader(report, root, PlatformFields.Request, PlatformFields.Destinations);
        Destinations(report, fields);
        PlatformNumberCheck.Run(report, fields.Given("phoneNumber"));

        foreach (var name in PlatformFields.Ids)
        {
            PlatformValueCheck.Id(report, fields.Given(name));
        }

        foreach (var name in PlatformFields.Texts)
        {
            PlatformValueCheck.Words(report, fields.Given(name));
        }

        PlatformNumberCheck.CallerId(report, PlatformValueCheck.IsText(report, fields.Given("callerId")));
        PlatformValueCheck.Priority(report, fields.Given("priority"));
        PlatformValueCheck.Attributes(report, fields.Given("attributes"));
        PlatformValueCheck.Ids(report, fields.Given("routingSkillsIds"), CallRules.DuplicateSkill);
        PlatformValueCheck.Ids(report, fields.Given("conversationIds"), CallRules.DuplicateDestination);
        PlatformPartyCheck.Run(report, fields);
        Routing(report, fields);
        GuidesFields(report, fields);
        fields.ReportOthers(report, PlatformFields.Request);
    }

    private static void Destinations(PayloadReport report, FieldReader fields)
    {
        var supplied = PlatformFields.Destinations
            .Where(name => PlatformFields.IsSupplied(fields.Given(name)))
            .Select(name => fields.Member(name)!)
            .OrderBy(member => member.KeySpan.Start)
            .ToList();
        if (supplied.Count == 0)
        {
            // A value of the wrong type is a destination all the same, and has its own finding.
            if (PlatformFields.Destinations.Select(fields.Given).All(IsOfItsType))
            {
                report.Add(
                    CallRules.NoDestination,
                    fields.Container,
                    "The body names no party to call: no phoneNumber, callUserId, callQueueId, participants or " +
                        "conversationIds.");
            }
        }
        else if (supplied.Count > 1)
        {
            var names = string.Join(", ", supplied.Select(member => JsonPath.Shown(member.Key)));
            var isCertain = supplied.Count(member => PlatformFields.Destinations.Contains(member.Key)) > 1;
            report.AddName(
                PayloadRules.SeveralDestinations,
                supplied[1],
                $"The body has {supplied.Count} destinations: {names}.",
                isCertain ? Severity.Error : Severity.Warning);
        }
    }

    private static bool IsOfItsType(JsonValue? value) => value is null or { IsText: true } or { IsArray: true };

    private static void Routing(PayloadReport report, FieldReader fields)
    {
        if (PlatformFields.IsSupplied(fields.Given("callQueueId")))
        {
            return;
        }

        foreach (var name in PlatformFields.Routing)
        {
            if (fields.Given(name) is not null and not { IsArray: true, Items.Count: 0 })
            {
                var member = fields.Member(name)!;
                report.AddName(
                    CallRules.PlatformRouting,
                    member,
                    $"{name} is for a call to a queue, and this is none: it has no callQueueId.",
                    Severity.Warning,
                    Fixes.Guess($"Remove {name}", JsonEdits.Remove(fields.Container, member)));
            }
        }
    }

    // The two fields that only the guide has, by their own rules rather than as unknown ones.
    private static void GuidesFields(PayloadReport report, FieldReader fields)
    {
        foreach (var member in fields.Others)
        {
            var rule = member.Key switch
            {
                "wrapUpCode" => CallRules.PlatformWrapUp,
                "skillRequirements" => PayloadRules.GuideSkills,
                _ => null,
            };
            if (rule is not null)
            {
                report.Spoken.Add(member);
                report.AddName(
                    rule,
                    member,
                    null,
                    Severity.Warning,
                    Fixes.Guess($"Remove {member.Key}", JsonEdits.Remove(fields.Container, member)));
            }
        }
    }
}
