using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Predicates that must all hold, or of which one must.</summary>
internal sealed record DetailsFilter(bool All, ImmutableArray<DetailsFilter.Predicate> Predicates)
{
    /// <summary>A dimension and the value that it must have; null for any value.</summary>
    public sealed record Predicate(string Dimension, string? Value);

    /// <returns>What is wrong, as a sentence; null if the filters could be read.</returns>
    public static string? ReadAll(JsonElement body, string name, out ImmutableArray<DetailsFilter> filters)
    {
        filters = [];
        if (!body.TryGetProperty(name, out var array) || array.ValueKind is JsonValueKind.Null)
            return null;
        if (array.ValueKind is not JsonValueKind.Array)
            return $"{name} is not an array.";
        foreach (var element in array.EnumerateArray())
        {
            if (ReadOne(element, name, out var filter) is { } wrong)
                return wrong;
            filters = filters.Add(filter!);
        }
        return null;
    }

    public bool Matches(Func<string, IEnumerable<string?>> values)
    {
        bool Holds(Predicate predicate) => predicate.Value is { } value
            ? values(predicate.Dimension).Contains(value, StringComparer.OrdinalIgnoreCase)
            : values(predicate.Dimension).Any(found => found is not null);

        return All ? Predicates.All(Holds) : Predicates.Any(Holds);
    }

    private static string? ReadOne(JsonElement element, string name, out DetailsFilter? filter)
    {
        filter = null;
        var type = element.ValueKind is JsonValueKind.Object ? element.Text("type") : null;
        if (type is not ("and" or "or"))
            return $"A filter of {name} has a type of 'and' or 'or'.";
        if (!element.TryGetProperty("predicates", out var array) || array.ValueKind is not JsonValueKind.Array)
            return $"A filter of {name} has predicates.";
        var predicates = ImmutableArray.CreateBuilder<Predicate>();
        foreach (var predicate in array.EnumerateArray())
        {
            if (predicate.ValueKind is not JsonValueKind.Object || predicate.Text("dimension") is not { } dimension)
                return $"A predicate of {name} has a dimension.";
            if (!DetailsDimensions.IsKnown(dimension))
                return $"The sandbox knows no dimension '{dimension}'.";
            var comparison = predicate.Text("operator") ?? "matches";
            if (comparison is not ("matches" or "exists"))
                return $"The sandbox knows the operators 'matches' and 'exists', not '{comparison}'.";
            if (comparison is "matches" && predicate.Text("value") is null)
                return $"The predicate on {dimension} has no value.";
            predicates.Add(new Predicate(dimension, comparison is "exists" ? null : predicate.Text("value")));
        }
        filter = new DetailsFilter(type == "and", predicates.ToImmutable());
        return null;
    }
}
