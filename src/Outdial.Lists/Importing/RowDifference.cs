using System.Globalization;
using System.Text.Json;

namespace Outdial.Lists;

/// <summary>Says why a row is not imported: another has its key, or it differs from what was imported before.</summary>
internal static class RowDifference
{
    private const string AttributePrefix = "attributes.";

    internal static Diagnostic? Explain(QueuedCall row, RowImport result) => result switch
    {
        RowImport.Duplicate duplicate => new Diagnostic(
            CallListRules.DuplicateRow,
            string.Create(CultureInfo.InvariantCulture, $"The row has the same key as row {duplicate.Position}."))
        {
            Path = "key",
        },
        RowImport.Conflict conflict => new Diagnostic(
            CallListRules.RowConflict,
            conflict.Body is { } body
                ? $"The list has this row already, and it differs in {Fields(body, row.Body)}."
                : "The list has this row already, and it says something else; what it said is no longer kept, " +
                  "since its call is over.")
        {
            Path = "key",
        },
        _ => null,
    };

    // Their names only: the values are the caller's own, and may be personal data.
    private static string Fields(string before, string now)
    {
        using var one = JsonDocument.Parse(before);
        using var other = JsonDocument.Parse(now);
        var (old, given) = (Values(one.RootElement), Values(other.RootElement));
        return string.Join(", ", old.Keys.Union(given.Keys).Order(StringComparer.Ordinal)
            .Where(name => old.GetValueOrDefault(name) != given.GetValueOrDefault(name))
            .Select(Words));
    }

    // The names of the stored fields are no words: timeZone is the time zone.
    private static string Words(string field) => field == "to" ? "the address"
        : field.StartsWith(AttributePrefix, StringComparison.Ordinal)
            ? $"the attribute {field[AttributePrefix.Length..]}"
        : $"the {string.Concat(field.Select(letter => char.IsAsciiLetterUpper(letter)
            ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"))}";

    private static Dictionary<string, string> Values(JsonElement call)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in call.EnumerateObject())
        {
            if (field is { Name: "attributes", Value.ValueKind: JsonValueKind.Object })
            {
                foreach (var attribute in field.Value.EnumerateObject())
                {
                    values.TryAdd(AttributePrefix + attribute.Name, attribute.Value.GetRawText());
                }
            }
            else
            {
                values.TryAdd(field.Name, field.Value.GetRawText());
            }
        }

        return values;
    }
}
