namespace Outdial.Payloads;

/// <summary>Checks an id of the guide: of an address, a skill or a wrap-up code.</summary>
internal static class GuideIdCheck
{
    /// <summary>Finds the id of an address under another name, and reports that.</summary>
    internal static JsonMember? OtherName(PayloadReport report, FieldReader fields)
    {
        var found = fields.Others
            .Where(member =>
                GuideAddressCheck.IdsOtherNames.Contains(FieldName.Folded(member.Key)) && IsTextOrNumber(member.Value))
            .ToList();
        if (found is not [var member, ..])
        {
            return null;
        }

        report.Spoken.Add(member);

        // userId also says what the id is: that must not be lost on the way.
        var isUser = FieldName.Folded(member.Key) == "userid";
        var agrees = !isUser || (ResourceId.TryParse(member.Value.Text, out _) &&
            fields.Given("type") is null or { Text: "user" });
        var isOnly = found.Count == 1 && fields.Member("id") is null && agrees;
        report.AddName(
            PayloadRules.IdUnderAnotherName,
            member,
            $"The address's field is called 'id', not '{member.Key}'.",
            null,
            fields.Member("id") is { } nothing
                ? Fixes.Guess(
                    "Write it as the id",
                    JsonEdits.Replace(nothing.Value, Written(member.Value)),
                    JsonEdits.Remove(fields.Container, member))
                : Fixes.Make(
                    isOnly ? Applicability.Safe : Applicability.Guess,
                    "Rename it to 'id'",
                    JsonEdits.Rename(member, "id")));
        return member;
    }

    private static bool IsTextOrNumber(JsonValue value) => value.IsText || value.Kind == JsonKind.Number;

    private static string Written(JsonValue value) => value.IsText ? JsonText.Quote(value.Text) : value.Text;

    internal static void Missing(PayloadReport report, FieldReader fields, string what) =>
        report.Add(
            PayloadRules.IdMissing,
            fields.Member("id")?.Value ?? fields.Container,
            fields.Member("id") is null ? $"The {what} has no id." : $"The {what}'s id is null.");

    /// <summary>Checks the id of an address against its type.</summary>
    /// <param name="report">Where to report.</param>
    /// <param name="id">The id; not null.</param>
    /// <param name="type">The type, if it is one of the guide's; else what the id looks like counts.</param>
    /// <param name="typeValue">Where the type stands, or null.</param>
    internal static void Run(PayloadReport report, JsonValue id, string? type, JsonValue? typeValue)
    {
        if (IsPresent(report, id))
        {
            Text(report, id, type, typeValue);
        }
    }

    /// <summary>Checks that an id is a text that says something.</summary>
    internal static bool IsPresent(PayloadReport report, JsonValue id)
    {
        if (!id.IsText)
        {
            var number = id.Kind == JsonKind.Number ? NumberField.FromDigits(id.Text, report.Policy) : default;
            report.Add(
                PayloadRules.IdNotAText, id, $"The id is {id.Description}, not a text.", null,
                number.IsEmpty
                    ? null
                    : Fixes.Guess(
                        "Write it as a text with '+'", JsonEdits.Replace(id, JsonText.Quote(number.ToString()))));
            return false;
        }

        if (string.IsNullOrWhiteSpace(id.Text))
        {
            report.Add(PayloadRules.IdEmpty, id, id.Text.Length == 0 ? null : "The id is white space only.");
            return false;
        }

        return true;
    }

    /// <summary>Checks what an address's id says.</summary>
    internal static void Text(PayloadReport report, JsonValue id, string? type, JsonValue? typeValue)
    {
        var isId = ResourceId.TryParse(id.Text, out _);
        switch (type)
        {
            case "user" when !isId:
                NotAnId(report, id, typeValue, Severity.Error);
                break;
            case "group" when !isId:
                NotAnId(report, id, typeValue, Severity.Warning);
                break;
            case "email":
                Email(report, id);
                break;
            case "user" or "group":
                break;
            case "phone" when isId:
                Contradiction(report, id, "an id of a user or a group", "phone", typeValue, "user", Severity.Error);
                break;
            case "phone" when id.Text.Contains('@', StringComparison.Ordinal) && EmailGrammar.Fault(id.Text) is null:
                Contradiction(report, id, "an e-mail address", "phone", typeValue, "email", Severity.Error);
                break;
            default:
                if (!isId)
                {
                    Phone(report, id);
                }

                break;
        }
    }

    private static void NotAnId(PayloadReport report, JsonValue id, JsonValue? typeValue, Severity severity)
    {
        if (id.Text[0] == '+')
        {
            Contradiction(report, id, "a phone number", typeValue!.Text, typeValue, "phone", severity);
            return;
        }

        var finding = new Diagnostic(AddressRules.NotAGuid, $"The type is {typeValue!.Text}, and the id is no GUID.")
        {
            Severity = severity,
        };
        NumberField.Report(report, id, finding);
    }

    private static void Email(PayloadReport report, JsonValue id)
    {
        if (E164Number.TryParse(id.Text, null, out _))
        {
            report.Add(
                PayloadRules.IdContradictsType, id, "The id is a phone number, and the type is email.",
                Severity.Warning);
        }
        else if (EmailGrammar.Fault(id.Text) is { } fault)
        {
            NumberField.Report(report, id, fault with { Severity = Severity.Warning });
        }
    }

    private static void Contradiction(
        PayloadReport report,
        JsonValue id,
        string found,
        string type,
        JsonValue? typeValue,
        string meant,
        Severity severity) =>
        report.Add(
            PayloadRules.IdContradictsType, id, $"The id is {found}, and the type is {type}.", severity,
            typeValue is null
                ? null
                : Fixes.Guess($"Write the type '{meant}'", JsonEdits.Replace(typeValue, JsonText.Quote(meant))));

    // The guide takes E.164 and nothing else: forms that Outdial's own addresses have beside it are refused there.
    private static void Phone(PayloadReport report, JsonValue id)
    {
        if (E164Number.TryParse(id.Text, null, out var number))
        {
            NumberField.ReportPlans(report, id, new ParticipantAddress.Phone(number));
            return;
        }

        var fault = ParticipantAddress.Diagnose(id.Text);
        if (fault is null || (fault.Rule == AddressRules.EmergencyNumber && report.Policy.AllowEmergencyNumbers))
        {
            fault = new Diagnostic(
                CallRules.GuideAddress, "The guide's id is a number in E.164 form; this is another form.");
        }

        NumberField.ReportFault(report, id, fault);
    }
}
