namespace Outdial.Payloads;

/// <summary>A key of an object and its value, with their places.</summary>
/// <param name="Key">The key, escapes resolved.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">The value.</param>
/// <param name="Index">Which of the object's members it is, from 0.</param>
internal sealed record JsonMember(string Key, TextSpan KeySpan, JsonValue Value, int Index)
{
    /// <summary>From the key's first byte to the value's last.</summary>
    internal TextSpan Span => new(KeySpan.Start, Value.Span.End - KeySpan.Start);
}
