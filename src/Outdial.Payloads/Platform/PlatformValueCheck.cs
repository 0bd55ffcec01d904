using System.Globalization;

namespace Outdial.Payloads;

/// <summary>Checks the types of the published API's fields.</summary>
internal static class PlatformValueCheck
{
    /// <summary>Checks that a value is a text; gives it back if it is.</summary>
    internal static JsonValue? IsText(PayloadReport report, JsonValue? value)
    {
        if (value is null || value.IsText)
        {
            return value;
        }

        var quoted = value.Kind is JsonKind.Number ? $"\"{value.Text}\"" : null;
        report.Add(
            PayloadRules.WrongType, value, $"Expected a text, found {value.Description}.", null,
            quoted is null ? null : Fixes.Guess("Write it in double quotes", JsonEdits.Replace(value, quoted)));
        return null;
    }

    /// <summary>Checks a text that should say something.</summary>
    internal static void Words(PayloadReport report, JsonValue? value)
    {
        if (IsText(report, value) is { } text && string.IsNullOrWhiteSpace(text.Text))
        {
            report.Add(CallRules.BlankText, text, null, Severity.Warning);
        }
    }

    /// <summary>Checks an id; that ids are GUIDs is how they are everywhere, and not in the schema.</summary>
    internal static void Id(PayloadReport report, JsonValue? value)
    {
        if (IsText(report, value) is not { } id)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(id.Text))
        {
            report.Add(CallRules.BlankText, id, null, Severity.Warning);
        }
        else if (!ResourceId.TryParse(id.Text, out _))
        {
            report.Add(AddressRules.NotAGuid, id, null, Severity.Warning);
        }
    }

    /// <summary>Checks an array of ids.</summary>
    /// <param name="report">Where to report.</param>
    /// <param name="value">The array, or null.</param>
    /// <param name="twice">The rule that an id breaks that stands there twice.</param>
    internal static void Ids(PayloadReport report, JsonValue? value, Rule twice)
    {
        if (value is null)
        {
            return;
        }

        if (!value.IsArray)
        {
            report.Add(
                PayloadRules.WrongType, value, $"Expected an array of ids, found {value.Description}.", null,
                value.IsText ? Fixes.Safe("Put square brackets around it", JsonEdits.Wrap(value, "[", "]")) : null);
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in value.Items)
        {
            if (id is { IsText: true, Text.Length: > 0 } && !seen.Add(id.Text))
            {
                report.Add(twice, id, null, Severity.Warning);
            }

            if (id.IsObject && id.Member("id")?.Value is { IsText: true } inside)
            {
                report.Add(
                    PayloadRules.WrongType, id, "Expected an id, found an object.", null,
                    Fixes.Guess("Write its id alone", JsonEdits.Replace(id, JsonText.Quote(inside.Text))));
            }
            else if (!id.IsNull)
            {
                Id(report, id);
            }
        }
    }

    internal static void Priority(PayloadReport report, JsonValue? value)
    {
        if (value is null || (value.Kind == JsonKind.Number && IsInt32(value.Text)))
        {
            return;
        }

        report.Add(
            PayloadRules.WrongType, value,
            value.Kind == JsonKind.Number
                ? "The priority is no whole number of 32 bits."
                : $"The priority is {value.Description}, not a whole number.",
            null,
            value.IsText && IsWrittenAsInt32(value.Text)
                ? Fixes.Safe("Write it without quotes", JsonEdits.Replace(value, value.Text))
                : null);
    }

    internal static void Attributes(PayloadReport report, JsonValue? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        if (!attributes.IsObject)
        {
            report.Add(PayloadRules.WrongType, attributes, $"attributes is {attributes.Description}, not an object.");
            return;
        }

        foreach (var value in attributes.Members.Select(member => member.Value))
        {
            if (value.IsNull || value.IsText)
            {
                continue;
            }

            var text = value.Kind switch
            {
                JsonKind.Number => value.Text,
                JsonKind.True => "true",
                JsonKind.False => "false",
                _ => null,
            };
            report.Add(
                PayloadRules.WrongType, value, $"An attribute is a text; this is {value.Description}.", null,
                text is null ? null : Fixes.Safe("Write it as a text", JsonEdits.Replace(value, JsonText.Quote(text))));
        }
    }

    private static bool IsInt32(string text) =>
        StrictNumber.TryReadSigned(text, out _);

    // A text is a number's only in JSON's own writing: "007" and "+7" were perhaps not meant as one.
    private static bool IsWrittenAsInt32(string text) =>
        StrictNumber.TryReadSigned(text, out var number) &&
        number.ToString(CultureInfo.InvariantCulture) == text;
}
