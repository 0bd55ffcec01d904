using System.Collections.Frozen;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>A type of the published CreateCallRequest: which JSON values it takes.</summary>
/// <remarks>null is taken everywhere, as if the field were absent: the schema requires no field.</remarks>
internal abstract record FieldType(string Name, string Allowed)
{
    public static FieldType Text { get; } = new TextType();

    public static FieldType Int32 { get; } = new Int32Type();

    /// <summary>
    /// The innermost value of <paramref name="value"/> that does not fit, and the type that it should have; null if all
    /// fits.
    /// </summary>
    public Mismatch? Check(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : CheckValue(value);

    protected abstract Mismatch? CheckValue(JsonElement value);

    private static Mismatch? First(IEnumerable<Mismatch?> mismatches) =>
        mismatches.FirstOrDefault(mismatch => mismatch is not null);

    public readonly record struct Mismatch(JsonElement Value, FieldType Type);

    private sealed record TextType() : FieldType("String", "a string")
    {
        protected override Mismatch? CheckValue(JsonElement value) =>
            value.ValueKind is JsonValueKind.String ? null : new Mismatch(value, this);
    }

    private sealed record Int32Type() : FieldType("Integer", "a whole number of 32 bits")
    {
        protected override Mismatch? CheckValue(JsonElement value) =>
            value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out _) ? null : new Mismatch(value, this);
    }

    public sealed record ArrayOf(FieldType Element)
        : FieldType($"Array of {Element.Name}", $"an array, each element {Element.Allowed}")
    {
        protected override Mismatch? CheckValue(JsonElement value) => value.ValueKind is JsonValueKind.Array
            ? First(value.EnumerateArray().Select(Element.Check))
            : new Mismatch(value, this);
    }

    public sealed record MapOf(FieldType Element)
        : FieldType($"Map of {Element.Name}", $"an object, each member {Element.Allowed}")
    {
        protected override Mismatch? CheckValue(JsonElement value) => value.ValueKind is JsonValueKind.Object
            ? First(value.EnumerateObject().Select(member => Element.Check(member.Value)))
            : new Mismatch(value, this);
    }

    /// <summary>An object with known members; a member that is not known is not looked at.</summary>
    /// <remarks>
    /// Whether the service refuses unknown members is not known: the code invalid.property is published, but no case of
    /// it for this body is recorded. So they are ignored.
    /// </remarks>
    public sealed record ObjectOf(string Name, FrozenDictionary<string, FieldType> Members)
        : FieldType(Name, "an object")
    {
        protected override Mismatch? CheckValue(JsonElement value) => value.ValueKind is JsonValueKind.Object
            ? First(value.EnumerateObject().Select(CheckMember))
            : new Mismatch(value, this);

        private Mismatch? CheckMember(JsonProperty member) =>
            Members.TryGetValue(member.Name, out var type) ? type.Check(member.Value) : null;
    }
}
