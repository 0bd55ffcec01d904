using System.Text;
using System.Text.Json;
using Duende.IdentityModel.Client;

namespace Outdial;

/// <summary>Reads answers in either contract's form, and keeps as text what has none.</summary>
internal static class AnswerReader
{
    private const int MaxBodyText = 65_536;

    internal static async Task<(ServiceAnswer Answer, string? Id)> ReadAsync(
        HttpResponseMessage response, Redaction redaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bytes = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var text = redaction.Apply(Encoding.UTF8.GetString(bytes));
        return WithBody(Head(response, now), text);
    }

    /// <summary>What an answer says before its body.</summary>
    internal static ServiceAnswer Head(HttpResponseMessage response, DateTimeOffset now) => new()
    {
        Status = (int)response.StatusCode,
        CorrelationId = Header(response, "ININ-Correlation-Id") ?? Header(response, "Genesys-Correlation-Id"),
        RetryAfter = RetryAfter(response, now),
    };

    /// <summary>Reads an answer of the login service, whose errors have the names of RFC 6749.</summary>
    internal static ServiceAnswer ReadToken(TokenResponse response, Redaction redaction, DateTimeOffset now)
    {
        var answer = new ServiceAnswer
        {
            Status = (int)response.HttpStatusCode,
            RetryAfter = response.HttpResponse is { } http ? RetryAfter(http, now) : null,
        };

        // A success without a usable token may hold half of one: its body is not kept.
        return answer.Status == 200 ? answer : WithBody(answer, redaction.Apply(response.Raw ?? "")).Answer;
    }

    // Bounded: an answer is a page at most, and nobody may fill the memory of a process that places calls.
    private static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        const int MaxBytes = 1 << 20;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while (buffer.Length < MaxBytes &&
            (read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return buffer.ToArray();
    }

    private static (ServiceAnswer Answer, string? Id) WithBody(ServiceAnswer bare, string text)
    {
        var answer = bare with { Body = text.Length <= MaxBodyText ? text : text[..MaxBodyText] };
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Object
                ? (answer, null)
                : (answer with
                {
                    Code = Text(root, "code") ?? Text(root, "error"),
                    Message = Text(root, "message") ?? Text(root, "error_description"),
                    CorrelationId = answer.CorrelationId ?? Text(root, "contextId"),
                    Details =
                    [
                        .. Items(root, "details").Where(IsObject).Select(detail => new FieldDetail(
                            Text(detail, "errorCode"),
                            Text(detail, "fieldName"),
                            Text(detail, "entityId"),
                            Text(detail, "entityName"))),
                    ],
                    Errors = [.. Items(root, "errors").Select(Error).OfType<string>()],
                }, Text(root, "id"));
        }
        catch (JsonException)
        {
            return (answer, null);
        }
    }

    // The guide's errors are texts, the published API's are errors of the same form as the whole.
    private static string? Error(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString(),
        JsonValueKind.Object => Text(error, "message") ?? Text(error, "code"),
        _ => null,
    };

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : default;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String &&
        value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };
}
