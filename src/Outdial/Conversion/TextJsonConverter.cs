using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>Reads and writes a value as JSON text, in the one form that it has; also as a name in an object.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <remarks>A text that is not valid is a <see cref="JsonException"/> with the rule: a web framework answers it with
/// 400.</remarks>
internal abstract class TextJsonConverter<T> : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Read(reader.GetString()!)
            : throw new JsonException($"{typeof(T).Name} is a text in JSON, not {reader.TokenType}.");

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    /// <summary>Reads the value, or says why there is none.</summary>
    protected abstract Diagnostic? Parse(string text, out T? value);

    private T Read(string text) => Parse(text, out var value) is { } fault
        ? throw new JsonException(fault.ToString())
        : value!; // no fault, so a value
}
