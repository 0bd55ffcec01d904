namespace Outdial.Payloads;

/// <summary>A value of a document, with its place.</summary>
internal sealed class JsonValue(JsonKind kind, TextSpan span, JsonValue? parent, string? key, int index)
{
    /// <summary>What it is.</summary>
    internal JsonKind Kind { get; } = kind;

    /// <summary>Where it stands.</summary>
    internal TextSpan Span { get; set; } = span;

    /// <summary>A text, escapes resolved; a number as written; else empty.</summary>
    internal string Text { get; init; } = "";

    /// <summary>An object's members, in order; duplicates kept.</summary>
    internal List<JsonMember> Members { get; } = [];

    /// <summary>An array's entries, in order.</summary>
    internal List<JsonValue> Items { get; } = [];

    internal bool IsNull => Kind == JsonKind.Null;

    internal bool IsText => Kind == JsonKind.Text;

    internal bool IsObject => Kind == JsonKind.Object;

    internal bool IsArray => Kind == JsonKind.Array;

    /// <summary>The way to it from the root, such as <c>participants[0].participantAddress</c>; <c>$</c> is the
    /// root.</summary>
    internal string Path =>
        parent is null ? JsonPath.Root
        : key is null ? JsonPath.Entry(parent.Path, index)
        : JsonPath.Member(parent.Path, key);

    /// <summary>The value in words, for messages.</summary>
    internal string Description => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.True or JsonKind.False => "a boolean",
        JsonKind.Number => "a number",
        JsonKind.Text => "a text",
        JsonKind.Array => "an array",
        _ => "an object",
    };

    /// <summary>The member with this key, or null. Of duplicates the last, as most parsers have it.</summary>
    internal JsonMember? Member(string name) => Members.FindLast(member => member.Key == name);
}
