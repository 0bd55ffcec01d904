using System.Text;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads a body as JSON whose strings are all valid.</summary>
/// <remarks>The last value of a repeated name counts: what the service does is not known.</remarks>
internal static class JsonBody
{
    /// <summary>Reads the JSON of a request, and refuses everything else.</summary>
    public static ApiResponse? Read(
        ReceivedRequest request,
        ICallContract contract,
        SandboxLimits limits,
        out JsonElement body,
        JsonValueKind wanted = JsonValueKind.Object)
    {
        body = default;
        if (request.Body.IsTooLarge)
            return contract.Refuse(RequestError.TooLarge, $"The body is over {limits.RequestBytes} bytes.");
        if (!request.IsJson)
            return contract.Refuse(RequestError.NotJsonContent, "The content type is not application/json.");
        if (Parse(request.Body.Bytes) is not { } parsed)
            return contract.Refuse(RequestError.NotJson, "The body is not JSON in UTF-8.");
        if (parsed.ValueKind != wanted)
            return contract.Refuse(RequestError.NotJson,
                $"The body is JSON, but not an {(wanted is JsonValueKind.Object ? "object" : "array")}.");
        body = parsed;
        return null;
    }

    /// <returns>The document's root, which needs no disposal; null if the bytes are not JSON in UTF-8.</returns>
    public static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            // JsonDocument does not validate strings: bytes that are not UTF-8 and lone surrogates throw when a string
            // is read. So every string that could throw is read here, once.
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String
                    && (reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan)))
                    _ = reader.GetString();
            return JsonElement.Parse(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
