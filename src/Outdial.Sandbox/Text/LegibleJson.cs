using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Outdial.Sandbox;

/// <summary>Writes JSON without escapes that it does not need: the '+' of a phone number stays '+'.</summary>
internal static class LegibleJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write<T>(IBufferWriter<byte> buffer, T value, JsonTypeInfo<T> type)
    {
        using var json = new Utf8JsonWriter(buffer, Options);
        JsonSerializer.Serialize(json, value, type);
    }

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, value, type);
        return buffer.WrittenSpan.ToArray();
    }
}
