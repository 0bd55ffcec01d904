using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Outdial;

/// <summary>Reads answers in either contract's form, and keeps as text what has none.</summary>
internal static class AnswerReader
{
    private const int MaxBodyText = 65_536;

    internal static async Task<(ServiceAnswer Answer, string? Id)> ReadAsync(
        HttpResponseMessage response, Redaction redaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bytes = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return WithBody(Head(response, redaction, now), Encoding.UTF8.GetString(bytes), redaction);
    }

    /// <summary>What an answer says before its body.</summary>
    internal static ServiceAnswer Head(HttpResponseMessage response, Redaction redaction, DateTimeOffset now) => new()
    {
        Status = (int)response.StatusCode,
        CorrelationId = redaction.Apply(
            Header(response, "ININ-Correlation-Id") ?? Header(response, "Genesys-Correlation-Id")),
        RetryAfter = RetryAfter(response, now),
    };

    /// <summary>Adds what the body says, secrets taken out.</summary>
    internal static (ServiceAnswer Answer, string? Id) WithBody(ServiceAnswer head, string body, Redaction redaction)
    {
        using var json = JsonFields.Object(body);
        if (json is null)
        {
            return (head with { Body = Shown(body, redaction) }, null);
        }

        var root = json.RootElement;
        string? Read(JsonElement item, string name) => redaction.Apply(JsonFields.Text(item, name));
        var answer = head with
        {
            Body = Shown(body, redaction),
            Code = Read(root, "code") ?? Read(root, "error"),
            Message = Read(root, "message") ?? Read(root, "error_description"),
            CorrelationId = head.CorrelationId ?? Read(root, "contextId"),
            Details =
            [
                .. JsonFields.Items(root, "details").Where(item => item.ValueKind == JsonValueKind.Object)
                    .Select(item => new FieldDetail(
                        Read(item, "errorCode"),
                        Read(item, "fieldName"),
                        Read(item, "entityId"),
                        Read(item, "entityName"))),
            ],

            // The guide's errors are texts, the published API's are errors of the same form as the whole.
            Errors =
            [
                .. JsonFields.Items(root, "errors")
                    .Select(item =>
                        redaction.Apply(JsonFields.Text(item)) ?? Read(item, "message") ?? Read(item, "code"))
                    .OfType<string>(),
            ],
        };
        return (answer, JsonFields.Text(root, "id"));
    }

    /// <summary>What an answer asks to wait, a year at most; null if it does not say.</summary>
    internal static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        TimeSpan? asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => Seconds(Header(response, "Retry-After")),
        };
        return asked > ServiceAnswer.LongestRetryAfter ? ServiceAnswer.LongestRetryAfter : asked;
    }

    // More seconds than the header's own parser takes are a wish to wait, not none.
    private static TimeSpan? Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.All(char.IsAsciiDigit))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.MaxValue;
    }

    private static string Shown(string body, Redaction redaction)
    {
        // An escape such as \/ can hide a secret from a search of the text: then none of the text is kept.
        var shown = redaction.Apply(body);
        return redaction.FindsBehindEscapes(shown) ? "***"
            : shown.Length <= MaxBodyText ? shown
            : shown[..MaxBodyText];
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

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
