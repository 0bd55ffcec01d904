using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>Changes to a document that leave the rest of it as it stands.</summary>
/// <param name="text">The document.</param>
internal readonly ref struct JsonEdits(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    internal static TextEdit Replace(JsonValue value, string json) => new(value.Span, json);

    internal static TextEdit Rename(JsonMember member, string key) => new(member.KeySpan, JsonText.Quote(key));

    /// <summary>Puts brackets around a value.</summary>
    internal static ImmutableArray<TextEdit> Wrap(JsonValue value, string before, string after) =>
        [new(new TextSpan(value.Span.Start, 0), before), new(new TextSpan(value.Span.End, 0), after)];

    /// <summary>Takes the brackets off an array's only entry.</summary>
    internal static ImmutableArray<TextEdit> Unwrap(JsonValue array)
    {
        var item = array.Items[0].Span;
        return
        [
            new(new TextSpan(array.Span.Start, item.Start - array.Span.Start), ""),
            new(new TextSpan(item.End, array.Span.End - item.End), ""),
        ];
    }

    /// <summary>Whether nothing but white space stands between the brackets and the array's only entry.</summary>
    internal bool IsBare(JsonValue array)
    {
        var item = array.Items[0].Span;
        return _text[(array.Span.Start + 1)..item.Start].IndexOfAnyExcept(" \t\r\n"u8) < 0 &&
            _text[item.End..(array.Span.End - 1)].IndexOfAnyExcept(" \t\r\n,"u8) < 0;
    }

    /// <summary>Whether an object's only member has no comment before it, in it or behind it, outside its
    /// value.</summary>
    internal bool IsBare(JsonMember only, JsonValue container) =>
        _text[(container.Span.Start + 1)..only.KeySpan.Start].IndexOfAnyExcept(" \t\r\n"u8) < 0 &&
        _text[only.KeySpan.End..only.Value.Span.Start].IndexOfAnyExcept(" \t\r\n:"u8) < 0 &&
        _text[only.Value.Span.End..(container.Span.End - 1)].IndexOfAnyExcept(" \t\r\n,"u8) < 0;

    /// <summary>Takes a member out, and with it the comma that it no longer needs.</summary>
    internal static TextEdit Remove(JsonValue container, JsonMember member)
    {
        var members = container.Members;
        var at = member.Index;
        var (start, end) = at + 1 < members.Count
            ? (member.KeySpan.Start, members[at + 1].KeySpan.Start)
            : (at > 0 ? members[at - 1].Value.Span.End : member.KeySpan.Start, member.Value.Span.End);
        return new TextEdit(new TextSpan(start, end - start), "");
    }

    /// <summary>Puts a member before an object's others, spaced as they are.</summary>
    internal TextEdit InsertFirst(JsonValue container, string key, string json)
    {
        var at = new TextSpan(container.Span.Start + 1, 0);
        var member = $"{JsonText.Quote(key)}:{SpaceBehindColon(container)}{json}";
        return container.Members is [var first, ..]
            ? new TextEdit(new TextSpan(first.KeySpan.Start, 0), $"{member},{SpaceBefore(first, container)}")
            : new TextEdit(at, member);
    }

    /// <summary>Puts a member behind an object's others, spaced as they are.</summary>
    internal TextEdit InsertLast(JsonValue container, string key, string json)
    {
        if (container.Members is not [.., var last])
        {
            return InsertFirst(container, key, json);
        }

        var member = $"{JsonText.Quote(key)}:{SpaceBehindColon(container)}{json}";
        return new TextEdit(
            new TextSpan(last.Value.Span.End, 0), $",{SpaceBefore(container.Members[0], container)}{member}");
    }

    /// <summary>One space where the document has white space behind its colons, else none.</summary>
    internal string SpaceBehindColon(JsonValue container) =>
        container.Members is [var first, ..] && _text[first.Value.Span.Start - 1] is (byte)' ' or (byte)'\t' ? " " : "";

    // What stands between the bracket and the first member: a line break and an indentation, a space, or nothing. A
    // comment there is not copied.
    private string SpaceBefore(JsonMember first, JsonValue container)
    {
        var space = System.Text.Encoding.UTF8.GetString(_text[(container.Span.Start + 1)..first.KeySpan.Start]);
        return !string.IsNullOrWhiteSpace(space) ? " "
            : space.Length > 0 ? space
            : SpaceBehindColon(container);
    }
}
