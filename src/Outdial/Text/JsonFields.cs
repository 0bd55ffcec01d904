using System.Text;
using System.Text.Json;

namespace Outdial;

/// <summary>Fields of an answer that may be anything: what is not there, or not readable, is null.</summary>
internal static class JsonFields
{
    /// <summary>The document, or null if the text is not a JSON object. A byte order mark is skipped.</summary>
    internal static JsonDocument? Object(string text)
    {
        try
        {
            return IfObject(JsonDocument.Parse(text.AsMemory(text.StartsWith('\uFEFF') ? 1 : 0)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same for text in UTF-8, which the document keeps looking at.</summary>
    internal static JsonDocument? Object(ReadOnlyMemory<byte> utf8Text)
    {
        var mark = Encoding.UTF8.Preamble;
        try
        {
            return IfObject(JsonDocument.Parse(utf8Text[(utf8Text.Span.StartsWith(mark) ? mark.Length : 0)..]));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text that is not empty.</summary>
    internal static string? Text(JsonElement item, string name) =>
        Field(item, name) is { } field && Text(field) is { Length: > 0 } text ? text : null;

    /// <summary>A text of a field of a field.</summary>
    internal static string? Text(JsonElement item, string name, string inner) =>
        Field(item, name) is { } field ? Text(field, inner) : null;

    /// <summary>The value of a text.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: JSON, and no text.
            return null;
        }
    }

    /// <summary>A whole number.</summary>
    internal static int? Number(JsonElement item, string name) =>
        Field(item, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>The entries of an array.</summary>
    internal static JsonElement.ArrayEnumerator Items(JsonElement item, string name) =>
        Field(item, name) is { ValueKind: JsonValueKind.Array } field ? field.EnumerateArray() : default;

    private static JsonDocument? IfObject(JsonDocument document)
    {
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        return null;
    }

    private static JsonElement? Field(JsonElement item, string name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var field) ? field : null;
        }
        catch (InvalidOperationException)
        {
            // TryGetProperty throws if a key contains a lone surrogate.
            return null;
        }
    }
}
