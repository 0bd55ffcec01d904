namespace Outdial.Payloads;

/// <summary>Checks what stands beside the guide's participants.</summary>
internal static class GuideExtrasCheck
{
    private static readonly string[] OfSkill = ["id", "level"];

    internal static void Skills(PayloadReport report, JsonValue? skills)
    {
        if (skills is null)
        {
            return;
        }

        if (!skills.IsArray)
        {
            report.Add(
                PayloadRules.WrongType, skills, $"skillRequirements is {skills.Description}, not an array.", null,
                skills.IsObject
                    ? Fixes.Safe("Put square brackets around it", JsonEdits.Wrap(skills, "[", "]"))
                    : null);
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in skills.Items)
        {
            Entity(report, skill, "skill", OfSkill);
            if (skill.Member("id")?.Value is { IsText: true, Text.Length: > 0 } id && !seen.Add(id.Text))
            {
                report.Add(CallRules.DuplicateSkill, id, null, Severity.Warning);
            }
        }
    }

    internal static void WrapUpCode(PayloadReport report, JsonValue? code)
    {
        if (code is not null)
        {
            Entity(report, code, "wrap-up code", ["id"]);
        }
    }

    /// <summary>Checks an optional text.</summary>
    internal static void Text(PayloadReport report, JsonValue? value)
    {
        if (value is { IsText: false })
        {
            report.Add(PayloadRules.WrongType, value, $"Expected a text, found {value.Description}.");
        }
        else if (value is not null && string.IsNullOrWhiteSpace(value.Text))
        {
            report.Add(CallRules.BlankText, value, null, Severity.Warning);
        }
    }

    private static void Entity(PayloadReport report, JsonValue value, string what, string[] known)
    {
        if (!value.IsObject)
        {
            report.Add(
                PayloadRules.WrongType, value, $"The {what} is {value.Description}, not an object.", null,
                value is { IsText: true } && !string.IsNullOrWhiteSpace(value.Text)
                    ? Fixes.Safe("Write an object with this id", JsonEdits.Wrap(value, "{\"id\":", "}"))
                    : null);
            return;
        }

        var fields = new FieldReader(report, value, known);
        if (fields.Given("id") is not { } id)
        {
            GuideIdCheck.Missing(report, fields, what);
        }
        else if (GuideIdCheck.IsPresent(report, id) && !ResourceId.TryParse(id.Text, out _))
        {
            NumberField.Report(report, id, new Diagnostic(AddressRules.NotAGuid) { Severity = Severity.Warning });
        }

        if (fields.Given("level") is { } level && known.Contains("level"))
        {
            Level(report, level);
        }

        fields.ReportOthers(report, known);
    }

    private static void Level(PayloadReport report, JsonValue level)
    {
        if (level.Kind == JsonKind.Number && IsPositive(level.Text))
        {
            return;
        }

        report.Add(
            CallRules.SkillLevelNotPositive,
            level,
            $"The level is {(level.Kind == JsonKind.Number ? JsonPath.Shown(level.Text) : level.Description)}; " +
                "expected a whole number from 1 up.",
            null,
            level.IsText && IsPositive(level.Text) && level.Text[0] is >= '1' and <= '9'
                ? Fixes.Safe("Write it without quotes", JsonEdits.Replace(level, level.Text))
                : null);
    }

    private static bool IsPositive(string text) =>
        StrictNumber.TryRead(text, out long level) && level > 0;
}
