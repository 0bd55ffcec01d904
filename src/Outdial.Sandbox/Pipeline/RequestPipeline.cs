using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Middleware around every request to the emulated service, from its first byte to its response.</summary>
internal sealed class RequestPipeline(SandboxState state)
{
    // Nearly every response is shorter, in bytes; a longer one makes the buffer grow.
    private const int UsualLength = 1024;

    private readonly JournalWriter _journal = new(state);

    /// <remarks>
    /// 1. inject the faults that hit before the body is read; 2. read the request, within bounds; 3. let the endpoint
    /// decide; 4. write the journal and call OnRequest; 5. send the response, or lose it. The journal comes before
    /// the response, so that a client that has the response finds the entry, and a call that was placed has an entry
    /// even if its client disconnected.
    /// </remarks>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var exchange = Exchange.Begin(context, state.Clock.Now);
        try
        {
            await HandleAsync(exchange, next).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            // The client disconnected: no response can be sent.
        }
    }

    private async Task HandleAsync(Exchange exchange, RequestDelegate next)
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

        var response = await DecideAsync(exchange, plan, next).ConfigureAwait(false);
        if (response is null)
            return;
        var body = new ArrayBufferWriter<byte>(UsualLength);
        response.Write(body, exchange.CorrelationId);
        _journal.Write(exchange, response, Encoding.UTF8.GetString(body.WrittenSpan), response.Fault);
        await ResponseSender
            .SendAsync(exchange, response, body.WrittenMemory, state.Clock.TimeProvider).ConfigureAwait(false);
    }

    /// <returns>The response; null if the connection was reset instead.</returns>
    private async Task<ApiResponse?> DecideAsync(Exchange exchange, FaultPlan plan, RequestDelegate next)
    {
        var http = exchange.Http.Request;
        try
        {
            var body = await RequestBody
                .ReadAsync(http, state.Options.Limits.RequestBytes, exchange.Http.RequestAborted).ConfigureAwait(false);
            exchange.Request = new ReceivedRequest(http, body, exchange.When, plan.Skew);
        }
        catch (BadHttpRequestException exception)
        {
            // The web server found that the body is not what its headers promised.
            return state.Contracts.Default.Refuse(RequestError.NotJson, exception.Message);
        }

        var injected = state.Faults.AfterBody(http.Method, http.Path.Value ?? "", exchange.Request.Body.Text, plan)
            .Injected;
        if (injected is { Kind: FaultKind.ResetRead })
        {
            Break(exchange, injected);
            return null;
        }
        if (injected is { Kind: FaultKind.Status })
            return new GatewayResponse(injected.Status) { Fault = injected };
        var response = await RespondAsync(exchange, next).ConfigureAwait(false);
        if (injected is not null)
            return response with { Fault = injected };
        if (response.Fault is not { AffectsResponse: false } ofNumber)
            return response;
        if (ofNumber.Kind is FaultKind.Status)
            return new GatewayResponse(ofNumber.Status) { Fault = ofNumber };
        Break(exchange, ofNumber);
        return null;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "The last resort: a bug of the sandbox is reported as the service reports its own.")]
    private async Task<ApiResponse> RespondAsync(Exchange exchange, RequestDelegate next)
    {
        try
        {
            await next(exchange.Http).ConfigureAwait(false);
            return exchange.Response ?? NotFound(exchange.Http);
        }
        catch (Exception exception)
        {
            return state.Contracts.Default.Refuse(
                RequestError.Internal, $"This is a fault of the sandbox: {exception}");
        }
    }

    // Before the token is looked at: which of the two the service checks first is not known.
    private ApiResponse NotFound(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AllowedMethods>() is { Names: var allowed }
            ? state.Contracts.Default.Refuse(RequestError.WrongMethod, $"Only {allowed} is imitated here.") with
            {
                Headers = [new("Allow", allowed)],
            }
            : state.Contracts.Default.Refuse(
                RequestError.NoSuchPath, "The sandbox imitates no operation at this path.");

    /// <summary>Ends the connection without a response, and with nothing done.</summary>
    private void Break(Exchange exchange, SandboxFault fault)
    {
        _journal.Write(exchange, response: null, responseBody: "", fault);
        ResponseSender.Reset(exchange.Http);
    }
}
