using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Outdial;

/// <summary>Reads answers in either contract's form, and keeps as text what has none.</summary>
internal static class ResponseReader
{
    private const int MaxBodyText = 65_536;

    // Of nearly every answer; a longer one is read into a longer buffer.
    private const int UsualBytes = 2_048;

    // Bounded: an answer is a page at most, and nobody may fill the memory of a process that places calls.
    private const int MaxBytes = 1 << 20;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<(ApiResponse Answer, string? Id)> ReadAsync(
        HttpResponseMessage response, Redaction redaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
        try
        {
            var length = 0;
            while (length < MaxBytes)
            {
                if (length == buffer.Length)
                {
                    buffer = Longer(buffer);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            return WithBody(Head(response, redaction, now), buffer.AsMemory(0, length), redaction);
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
        return WithBody(head, body, json, redaction);
    }

    /// <summary>The same for a body as it came.</summary>
    internal static (ApiResponse Answer, string? Id) WithBody(
        ApiResponse head, ReadOnlyMemory<byte> body, Redaction redaction)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        if (!Utf8.IsValid(body.Span))
        {
            return WithBody(head, text, redaction); // what is broken counts as what is shown in its place
        }

        if (PlainResponse.TryRead(body.Span, out var id))
        {
            return (head with { Body = Shown(text, redaction) }, ServiceId.Of(id));
        }

        using var json = JsonFields.Object(body);
        return WithBody(head, text, json, redaction);
    }

    private static (ApiResponse Answer, string? Id) WithBody(
        ApiResponse head, string body, JsonDocument? json, Redaction redaction)
    {
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

    private static ImmutableArray<FieldDetail> Details(JsonElement root, Redaction redaction)
    {
        List<FieldDetail>? details = null;
        foreach (var item in JsonFields.Items(root, "details"))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                (details ??= []).Add(new FieldDetail(
                    Read(item, "errorCode", redaction),
                    Read(item, "fieldName", redaction),
                    Read(item, "entityId", redaction),
                    Read(item, "entityName", redaction)));
            }
        }

        return details is null ? [] : [.. details];
    }

    // The guide's errors are texts, the published API's are errors of the same form as the whole.
    private static ImmutableArray<string> Errors(JsonElement root, Redaction redaction)
    {
        List<string>? errors = null;
        foreach (var item in JsonFields.Items(root, "errors"))
        {
            if ((redaction.Apply(JsonFields.Text(item)) ?? Read(item, "message", redaction) ??
                Read(item, "code", redaction)) is { } error)
            {
                (errors ??= []).Add(error);
            }
        }

        return errors is null ? [] : [.. errors];
    }

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

    private static byte[] Longer(byte[] buffer)
    {
        var longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
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
