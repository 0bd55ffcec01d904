namespace Outdial;

/// <summary>A key of an object and its value, with their places.</summary>
internal sealed record JsonMember(string Key, TextSpan KeySpan, JsonValue Value)
{
    /// <summary>From the key's first byte to the value's last.</summary>
    internal TextSpan Span => new(KeySpan.Start, Value.Span.End - KeySpan.Start);
}
