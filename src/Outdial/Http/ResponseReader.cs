using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Outdial;

/// <summary>Reads answers in either contract's form, and keeps as text what has none.</summary>
internal static class ResponseReader
{
    private const int MaxBodyText = 65_536;

    private const int BufferSize = 4_096;

    // Bounded: an answer is a page at most, and no server may fill the memory of a process that places calls.
    private const int MaxBytes = 1 << 20;

    internal static async ValueTask<(ApiResponse Answer, string? Id)> ReadAsync(
        HttpResponseMessage response, Redaction redaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var body = new MemoryStream();
            while (body.Length < MaxBytes &&
                await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                body.Write(buffer.AsSpan(0, read));
            }

            // What is no UTF-8 counts as what is shown in its place.
            var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
            return WithBody(Head(response, redaction, now), text, redaction);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What an answer says before its body.</summary>
    internal static ApiResponse Head(HttpResponseMessage response, Redaction redaction, DateTimeOffset now) => new()
    {
        Status = (int)response.StatusCode,
        CorrelationId = ServiceId.Of(redaction.Apply(
            Header(response, "ININ-Correlation-Id") ?? Header(response, "Genesys-Correlation-Id"))),
        RetryAfter = RetryAfter(response, now),
        Rate = Rate(response),
    };

    /// <summary>Adds what the body says, secrets taken out.</summary>
    internal static (ApiResponse Answer, string? Id) WithBody(ApiResponse head, string body, Redaction redaction)
    {
        using var json = JsonFields.Object(body);
        if (json is null)
        {
            return (head with { Body = Shown(body, redaction) }, null);
        }

        var root = json.RootElement;
        var answer = head with
        {
            Body = Shown(body, redaction),
            Code = Read(root, "code", redaction) ?? Read(root, "error", redaction),
            Message = Read(root, "message", redaction) ?? Read(root, "error_description", redaction),
            CorrelationId = head.CorrelationId ?? ServiceId.Of(Read(root, "contextId", redaction)),
            Details = Details(root, redaction),
            Errors = Errors(root, redaction),
        };
        return (answer, ServiceId.Of(JsonFields.Text(root, "id")));
    }

    private static string? Read(JsonElement item, string name, Redaction redaction) =>
        redaction.Apply(JsonFields.Text(item, name));

    private static ImmutableArray<FieldDetail> Details(JsonElement root, Redaction redaction) =>
    [
        .. from item in JsonFields.Items(root, "details")
           where item.ValueKind == JsonValueKind.Object
           select new FieldDetail(
               Read(item, "errorCode", redaction),
               Read(item, "fieldName", redaction),
               Read(item, "entityId", redaction),
               Read(item, "entityName", redaction)),
    ];

    // The guide's errors are texts, the published API's are errors of the same form as the whole.
    private static ImmutableArray<string> Errors(JsonElement root, Redaction redaction) =>
    [
        .. JsonFields.Items(root, "errors")
            .Select(item => redaction.Apply(JsonFields.Text(item)) ?? Read(item, "message", redaction) ??
                Read(item, "code", redaction))
            .OfType<string>(),
    ];

    /// <summary>What an answer asks to wait, a year at most; null if it does not say.</summary>
    internal static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var text = Header(response, "Retry-After")?.Trim(' ', '\t');
        var asked = Seconds(text) ??
            (StrictTime.Http(text) is { } date ? date > now ? date - now : TimeSpan.Zero : null);
        return asked > ApiResponse.LongestRetryAfter ? ApiResponse.LongestRetryAfter : asked;
    }

    private static RateLimit? Rate(HttpResponseMessage response) =>
        Count(response, "inin-ratelimit-count") is { } count &&
        Count(response, "inin-ratelimit-allowed") is > 0 and var allowed &&
        Count(response, "inin-ratelimit-reset") is { } reset
            ? new RateLimit(count, allowed, TimeSpan.FromSeconds(reset))
            : null;

    private static int? Count(HttpResponseMessage response, string name) =>
        StrictNumber.TryRead(Header(response, name), out int count)
            ? count
            : null;

    // More seconds than a number holds are a wish to wait, not none.
    private static TimeSpan? Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.All(char.IsAsciiDigit))
        {
            return null;
        }

        return StrictNumber.TryRead(text, out int seconds)
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

    private static string? Header(HttpResponseMessage response, string name)
    {
        if (response.Headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                return value;
            }
        }

        return null;
    }
}
