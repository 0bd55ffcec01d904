using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Takes every request from its first byte to its answer.</summary>
internal sealed class RequestPipeline(Routes routes, SandboxState state)
{
    // Nearly every answer has less, in bytes; a longer one makes it grow.
    private const int UsualAnswer = 1024;

    /// <remarks>
    /// 1. let strike what strikes unread; 2. read the request, within bounds; 3. decide; 4. write the journal; 5. tell
    /// the watcher; 6. answer, or lose the answer. The journal comes before the answer, so that whoever has the answer
    /// finds it there, and a call that was placed is there even if its client went away.
    /// </remarks>
    public async Task HandleAsync(HttpContext context)
    {
        var exchange = new Exchange(context, state.Clock.Now);
        try
        {
            await ExchangeAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            // The client went away in the middle of its request, or gave up waiting: there is nobody to answer.
        }
    }

    private async Task ExchangeAsync(Exchange exchange)
    {
        var http = exchange.Http.Request;
        var path = http.Path.Value ?? "";
        var plan = exchange.Plan = state.Faults.BeforeBody(http.Method, path);
        if (plan.Delay > TimeSpan.Zero)
            await Task.Delay(plan.Delay, state.Clock.TimeProvider, exchange.Http.RequestAborted).ConfigureAwait(false);
        if (plan.Injected is not null)
        {
            if (plan.Injected.Kind is FaultKind.ResetReading)
                await RequestBody.ReadHalfAsync(http, exchange.Http.RequestAborted).ConfigureAwait(false);
            Break(exchange, plan.Injected);
            return;
        }

        var answer = await DecideAsync(exchange, plan).ConfigureAwait(false);
        if (answer is null)
            return;
        var body = new ArrayBufferWriter<byte>(UsualAnswer);
        answer.Write(body, exchange.CorrelationId);
        Record(exchange, answer, Encoding.UTF8.GetString(body.WrittenSpan), answer.Fault);
        await ResponseSender
            .SendAsync(exchange, answer, body.WrittenMemory, state.Clock.TimeProvider).ConfigureAwait(false);
    }

    private async Task<ApiResponse?> DecideAsync(Exchange exchange, FaultPlan plan)
    {
        var http = exchange.Http.Request;
        ReceivedRequest request;
        try
        {
            var body = await RequestBody
                .ReadAsync(http, state.Options.Limits.RequestBytes, exchange.Http.RequestAborted).ConfigureAwait(false);
            request = new ReceivedRequest(http, body, exchange.When, plan.Skew);
        }
        catch (BadHttpRequestException exception)
        {
            // The web server found that the body is not what its headers promised.
            return state.Contracts.Default.Refuse(RequestError.NotJson, exception.Message);
        }

        exchange.Request = request;
        var injected = state.Faults.AfterBody(http.Method, http.Path.Value ?? "", request.Body.Text, plan).Injected;
        if (injected is { Kind: FaultKind.ResetRead })
        {
            Break(exchange, injected);
            return null;
        }
        if (injected is { Kind: FaultKind.Status })
            return new GatewayResponse(injected.Status) { Fault = injected };
        var answer = Decide(request);
        if (injected is not null)
            return answer with { Fault = injected };
        if (answer.Fault is not { AffectsResponse: false } magic)
            return answer;
        if (magic.Kind is FaultKind.Status)
            return new GatewayResponse(magic.Status) { Fault = magic };
        Break(exchange, magic);
        return null;
    }

    /// <summary>Ends the connection without an answer, and with nothing done.</summary>
    private void Break(Exchange exchange, SandboxFault fault)
    {
        Record(exchange, answer: null, responseBody: "", fault);
        ResponseSender.Reset(exchange.Http);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The last resort: a fault of the emulator is told as the service tells its own.")]
    private ApiResponse Decide(ReceivedRequest request)
    {
        try
        {
            return routes.ApiResponse(request);
        }
        catch (Exception exception)
        {
            return state.Contracts.Default.Refuse(
                RequestError.Internal, $"This is a fault of the emulator: {exception}");
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The watcher is somebody else's code, and watching a request must not change its answer.")]
    private void Record(Exchange exchange, ApiResponse? answer, string responseBody, SandboxFault? fault)
    {
        var http = exchange.Http.Request;
        var text = exchange.Request?.Body.Text ?? "";
        var redactor = state.SecretRedactor;
        var isForm = exchange.Request is { IsForm: true } or { Segments: ["oauth", "token"] };
        var entry = state.Journal.Add(new JournalEntry
        {
            When = exchange.When,
            Method = http.Method,
            Path = redactor.Text(http.Path.ToUriComponent()),
            Query = http.QueryString.HasValue ? redactor.Query(http.QueryString.Value) : "",
            Status = answer?.Status ?? 0,
            Authorization = state.Tokens.Classify(http.Headers.Authorization.ToString()),
            RequestBody = isForm ? redactor.Form(text) : redactor.Text(text),
            ResponseBody = redactor.Text(responseBody),
            CorrelationId = exchange.CorrelationId,
            Explanation = answer?.Explanation is { } why ? redactor.Text(why) : null,
            Fault = NamesOf(exchange.Plan, fault),
        });
        try
        {
            state.Options.OnRequest?.Invoke(entry);
        }
        catch (Exception)
        {
            // See the justification.
        }
    }

    private static string? NamesOf(FaultPlan plan, SandboxFault? injected)
    {
        IEnumerable<SandboxFault> hits = injected is null ? plan.Cumulative : plan.Cumulative.Append(injected);
        return string.Join("; ", hits) is { Length: > 0 } names ? names : null;
    }
}
