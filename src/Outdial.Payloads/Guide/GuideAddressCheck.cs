namespace Outdial.Payloads;

/// <summary>Checks the guide's participantAddress.</summary>
internal static class GuideAddressCheck
{
    internal static readonly string[] Types = ["phone", "user", "group", "email"];

    /// <summary>What people call the id; folded.</summary>
    internal static readonly string[] IdsOtherNames = [.. PartyValue.Dialled, "phonenumber", "value", "userid"];

    private static readonly string[] Known = ["id", "type", "externalContactId"];

    internal static void Run(PayloadReport report, FieldReader participant, JsonValue address)
    {
        if (address.IsObject)
        {
            Fields(report, participant, address);
            return;
        }

        if (address is { IsArray: true, Items: [var only] })
        {
            // A comment between the brackets goes with them.
            report.Add(
                PayloadRules.AddressNotAnObject, address, "participantAddress is an array, not an object.", null,
                Fixes.Make(
                    report.Edits.IsBare(address) ? Applicability.Safe : Applicability.Guess,
                    "Take the square brackets off",
                    JsonEdits.Unwrap(address)));
            Run(report, participant, only);
            return;
        }

        var written = address.IsText ? GuideAddressText.Written(address.Text, report.Policy) : null;
        report.Add(
            PayloadRules.AddressNotAnObject,
            address,
            $"participantAddress is {address.Description}, not an object.",
            null,
            written is var (json, applicability)
                ? Fixes.Make(applicability, "Write an object with this id", JsonEdits.Replace(address, json))
                : null);
        if (address.IsText)
        {
            GuideIdCheck.Text(report, address, type: null, typeValue: null);
        }
    }

    private static void Fields(PayloadReport report, FieldReader participant, JsonValue address)
    {
        var fields = new FieldReader(report, address, Known);
        var isBlank = fields.Given("id") is { IsText: true } blank && string.IsNullOrWhiteSpace(blank.Text);
        var other = fields.Given("id") is null || isBlank ? GuideIdCheck.OtherName(report, fields) : null;
        var id = other?.Value ?? fields.Given("id");
        if (id is null)
        {
            GuideIdCheck.Missing(report, fields, "address");
        }
        else if (isBlank && other is not null)
        {
            GuideIdCheck.IsPresent(report, fields.Given("id")!);
        }

        var type = fields.Given("type");
        var name = type is { IsText: true } ? type.Text : null;
        if (type is null)
        {
            TypeMissing(report, fields, id);
        }
        else if (name is null || !Types.Contains(name))
        {
            TypeWrong(report, participant, type, id);
        }

        if (id is not null)
        {
            GuideIdCheck.Run(report, id, name, type);
        }

        GuideExtrasCheck.Text(report, fields.Given("externalContactId"));
        fields.ReportOthers(report, Known);
    }

    private static void TypeMissing(PayloadReport report, FieldReader fields, JsonValue? id)
    {
        var isPhone = id is { IsText: true } && E164Number.TryParse(id.Text, null, out _);
        var isEmail = id is { IsText: true } && EmailGrammar.Fault(id.Text) is null;
        report.Add(
            PayloadRules.TypeMissing, fields.Container, null, null,
            isPhone ? Fixes.Safe("Write the type", report.Edits.Set(fields, "type", "\"phone\""))
            : isEmail ? Fixes.Guess("Write the type", report.Edits.Set(fields, "type", "\"email\""))
            : null);
    }

    private static void TypeWrong(PayloadReport report, FieldReader participant, JsonValue type, JsonValue? id)
    {
        var lower = type.Text.ToLowerInvariant();
        if (Types.Contains(lower))
        {
            report.Add(
                PayloadRules.TypeCase, type, $"The type is written '{lower}', not '{type.Text}'.", null,
                Fixes.Safe($"Write '{lower}'", JsonEdits.Replace(type, JsonText.Quote(lower))));
        }
        else if (lower == "external")
        {
            var fix = MoveExternal(report, participant, type, id);
            report.Add(PayloadRules.ExternalInsideAddress, type, null, null, fix);
        }
        else
        {
            var found = type.IsText ? $"'{JsonPath.Shown(type.Text)}'" : type.Description;
            var meant = Meant(FieldName.Folded(lower));
            report.Add(
                PayloadRules.TypeUnknown, type, $"Expected phone, user, group or email, found {found}.", null,
                meant is null ? null : Fixes.Guess($"Write '{meant}'", JsonEdits.Replace(type, JsonText.Quote(meant))));
        }
    }

    // Inside it becomes what the id is; beside the address it is written where it is missing.
    private static TextFix MoveExternal(PayloadReport report, FieldReader participant, JsonValue type, JsonValue? id)
    {
        // The two types stand in each other's place.
        if (participant.Given("type") is { IsText: true } kind && Types.Contains(kind.Text.ToLowerInvariant()))
        {
            return Fixes.Safe(
                "Exchange the two types",
                JsonEdits.Replace(type, JsonText.Quote(kind.Text.ToLowerInvariant())),
                JsonEdits.Replace(kind, "\"external\""));
        }

        var number = id is { IsText: true } ? NumberField.Read(id.Text, report.Policy) : default;
        var isUser = id is { IsText: true } && ResourceId.TryParse(id.Text, out _);
        var meant = isUser ? "user" : "phone";
        var inside = JsonEdits.Replace(type, JsonText.Quote(meant));
        var certain = number is { Number.IsEmpty: false, IsCertain: true };
        var applicability = certain ? Applicability.Safe : Applicability.Guess;
        return participant.Given("type") is null
            ? Fixes.Make(
                applicability,
                $"Write '{meant}' here, and 'external' on the participant",
                inside,
                report.Edits.Set(participant, "type", "\"external\"", isFirst: true))
            : Fixes.Make(applicability, $"Write '{meant}'", inside);
    }

    private static string? Meant(string type) => type switch
    {
        "mobile" or "cell" or "tel" or "telephone" or "number" or "phonenumber" or "pstn" or "voice" => "phone",
        "agent" or "userid" or "person" => "user",
        "mail" or "emailaddress" => "email",
        "" => null,
        _ => FieldName.Nearest(type, Types),
    };
}
