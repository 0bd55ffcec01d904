using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>Writes a time in UTC with milliseconds: <c>2026-09-01T10:00:00.000Z</c>.</summary>
/// <remarks>As the published error invalid.date asks for: yyyy-MM-ddTHH:mm:ss.SSSZ.</remarks>
internal sealed class MillisecondTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The sandbox only writes times.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
