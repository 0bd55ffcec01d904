using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads a body as JSON of which every part can be read.</summary>
/// <remarks>A name that an object has twice counts with its last value: what the service does is not known.</remarks>
internal static class JsonBody
{
    /// <returns>The document's root, which needs no disposal; null if the bytes are not JSON in UTF-8.</returns>
    public static JsonElement? Read(byte[] bytes)
    {
        try
        {
            // JsonDocument takes strings on trust: bytes that are not UTF-8 and half surrogate pairs throw when the
            // string is asked for. So every one is asked for here, once.
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                    _ = reader.GetString();
            return JsonElement.Parse(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
