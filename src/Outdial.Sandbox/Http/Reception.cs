using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Takes every request from its first byte to its answer.</summary>
internal sealed class Reception(
    Routes routes, ICallContract unbound, TokenStore tokens, RequestJournal journal, SandboxOptions options)
{
    // Bodies are read by people: '+' in a number is shown as '+'.
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <remarks>
    /// 1. read the request, within bounds; 2. decide; 3. write the journal; 4. tell the watcher; 5. answer.
    /// The journal comes before the answer, so that whoever has the answer finds it there, and a call that was placed
    /// is there even if its client went away.
    /// </remarks>
    public async Task HandleAsync(HttpContext context)
    {
        var when = options.Time.GetUtcNow();
        var correlationId = Guid.NewGuid().ToString();

        ReceivedRequest? request = null;
        Answer answer;
        try
        {
            var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            request = new ReceivedRequest(context.Request, body);
            answer = Decide(request);
        }
        catch (BadHttpRequestException exception)
        {
            // The web server found that the body is not what its headers promised.
            answer = unbound.Refuse(RequestFault.NotJson, exception.Message);
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            return; // The client went away in the middle of its request: there is nobody to answer, and nothing to do.
        }

        var responseBody = Render(answer, correlationId);
        var entry = Describe(context.Request, request, answer, responseBody, when, correlationId);
        journal.Add(entry);
        Tell(entry);
        await SendAsync(context, answer, responseBody, correlationId).ConfigureAwait(false);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The last resort: a fault of the emulator is told as the service tells its own.")]
    private Answer Decide(ReceivedRequest request)
    {
        try
        {
            return routes.Answer(request);
        }
        catch (Exception exception)
        {
            return unbound.Refuse(RequestFault.Internal, $"This is a fault of the emulator: {exception}");
        }
    }

    private static byte[] Render(Answer answer, string correlationId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Legible))
            answer.WriteBody(json, correlationId);
        return buffer.ToArray();
    }

    private JournalEntry Describe(
        HttpRequest http,
        ReceivedRequest? request,
        Answer answer,
        byte[] responseBody,
        DateTimeOffset when,
        string correlationId)
    {
        var text = request?.Body.Text ?? "";
        var isForm = request is { IsForm: true } or { Segments: ["oauth", "token"] };
        return new JournalEntry
        {
            When = when,
            Method = http.Method,
            Path = Redaction.Text(http.Path.ToUriComponent()),
            Status = answer.Status,
            Authorization = tokens.Classify(http.Headers.Authorization.ToString()),
            RequestBody = isForm ? Redaction.Form(text) : Redaction.Text(text),
            ResponseBody = Redaction.Text(Encoding.UTF8.GetString(responseBody)),
            CorrelationId = correlationId,
            Explanation = answer.Explanation is null ? null : Redaction.Text(answer.Explanation),
        };
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The watcher is somebody else's code, and watching a request must not change its answer.")]
    private void Tell(JournalEntry entry)
    {
        try
        {
            options.OnRequest?.Invoke(entry);
        }
        catch (Exception)
        {
            // See the justification.
        }
    }

    private static async Task SendAsync(HttpContext context, Answer answer, byte[] body, string correlationId)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        // On every answer; equal to the contextId of an error (official announcement of 429 bodies,
        // developer.genesys.cloud forum 12028).
        response.Headers["ININ-Correlation-Id"] = correlationId;
        response.Headers.CacheControl = "no-store"; // RFC 6749, 5.1 demands it of answers with a token
        if (answer.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = answer.Challenge;
        if (answer.Allow is { } allow)
            response.Headers.Allow = allow;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
