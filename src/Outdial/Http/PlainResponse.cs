using System.Text.Json;

namespace Outdial;

/// <summary>Reads the answer that nearly every call gets: an id, and nothing else that is kept apart.</summary>
internal static class PlainResponse
{
    private const byte Open = (byte)'{';

    /// <summary>Reads the id in one pass, without a document.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="id">The last field <c>id</c> if it is a text and not empty; else null.</param>
    /// <returns>False if it takes a closer look: it is no JSON object, or has a field that <see cref="ResponseReader"/>
    /// keeps, or a name or an id with an escape in it.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> utf8Json, out string? id)
    {
        id = null;
        if (utf8Json.IsEmpty || utf8Json[0] != Open)
        {
            return false;
        }

        try
        {
            if (Read(new Utf8JsonReader(utf8Json), ref id))
            {
                return true;
            }
        }
        catch (JsonException)
        {
            // The closer look says what is wrong with it.
        }

        id = null;
        return false;
    }

    private static bool Read(Utf8JsonReader reader, ref string? id)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped || IsKept(reader.ValueSpan))
            {
                return false;
            }

            var isId = reader.ValueSpan.SequenceEqual("id"u8);
            reader.Read();
            if (isId && reader.ValueIsEscaped)
            {
                return false;
            }

            if (isId)
            {
                id = reader is { TokenType: JsonTokenType.String, ValueSpan.Length: > 0 } ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return !reader.Read(); // what follows the object makes the reader throw
    }

    private static bool IsKept(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("code"u8) || name.SequenceEqual("message"u8) || name.SequenceEqual("errors"u8) ||
        name.SequenceEqual("details"u8) || name.SequenceEqual("contextId"u8) || name.SequenceEqual("error"u8) ||
        name.SequenceEqual("error_description"u8);
}
