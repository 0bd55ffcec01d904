using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>Writes an outcome as JSON for logs and answers of a program: which one it is (<c>outcome</c>), ids,
/// attempts and findings. The request, the service's text and corrections, which may hold a person's number, are left
/// out.</summary>
/// <remarks>It does not read: an outcome is made by a client only.</remarks>
/// <typeparam name="T">The outcome's type, or that of all.</typeparam>
internal sealed class CallOutcomeJsonConverter<T> : JsonConverter<T>
    where T : CallOutcome
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An outcome is made by a client; it is not read from JSON.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("outcome"u8, value.Kind);
        Text(writer, "conversationId"u8, value.ConversationId);
        if (value.Response is { } answer)
        {
            writer.WriteNumber("status"u8, answer.Status);
            Text(writer, "code"u8, answer.Code);
            Text(writer, "correlationId"u8, answer.CorrelationId);
        }

        if (value is CallOutcome.Throttled throttled)
        {
            writer.WriteNumber("retryAfterSeconds"u8, throttled.RetryAfter.TotalSeconds);
        }

        writer.WriteBoolean("recorded"u8, value.IsRecorded);
        writer.WriteStartArray("attempts"u8);
        foreach (var attempt in value.Attempts)
        {
            Attempt(writer, attempt);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("diagnostics"u8);
        foreach (var finding in value.Diagnostics)
        {
            Finding(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Attempt(Utf8JsonWriter writer, CallAttempt attempt)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number"u8, attempt.Number);
        Text(writer, "stamp"u8, attempt.Stamp?.ToString());
        writer.WriteString("began"u8, attempt.Began);
        writer.WriteNumber("tookSeconds"u8, attempt.Took.TotalSeconds);
        writer.WriteString("stage"u8, attempt.Stage.ToString());
        if (attempt.Status is { } status)
        {
            writer.WriteNumber("status"u8, status);
        }

        Text(writer, "correlationId"u8, attempt.CorrelationId);
        writer.WriteString("decision"u8, attempt.Decision);
        writer.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule"u8, finding.Rule.Id);
        writer.WriteString("name"u8, finding.Rule.Name);
        writer.WriteString("severity"u8, finding.Severity.Name());
        Text(writer, "path"u8, finding.Path.Length > 0 ? finding.Path : null);
        writer.WriteString("message"u8, finding.Message);
        writer.WriteString("help"u8, finding.Help);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
