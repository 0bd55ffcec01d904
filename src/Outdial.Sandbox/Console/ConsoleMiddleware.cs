using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Middleware around every request to the console, which is not part of the emulated service.</summary>
/// <remarks>No request to it is in the journal, counted by a limit, or hit by a fault.</remarks>
internal sealed class ConsoleMiddleware(SandboxState state)
{
    private const string OtherHost =
        "The console answers to localhost, to loopback addresses, and to what --bind and --host " +
        "(SandboxOptions.Bind and HostNames) name; the request names another host.";

    private readonly ConsoleHostFilter _hosts = new(state.Options);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var exchange = Exchange.Begin(context, state.Clock.Now);
        try
        {
            var response = await RespondAsync(exchange, next).ConfigureAwait(false);
            var body = new ArrayBufferWriter<byte>();
            response.Write(body, exchange.CorrelationId);
            await ResponseSender
                .SendAsync(exchange, response, body.WrittenMemory, state.Clock.TimeProvider).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            // The browser disconnected: no response can be sent.
        }
    }

    private async Task<ApiResponse> RespondAsync(Exchange exchange, RequestDelegate next)
    {
        var context = exchange.Http;
        try
        {
            var body = await RequestBody.ReadAsync(
                context.Request, RequestBody.MaximumBytes, context.RequestAborted).ConfigureAwait(false);
            if (!_hosts.Has(context.Request.Host))
                return new ControlRefusal(421, OtherHost);
            exchange.Request = new ReceivedRequest(context.Request, body, exchange.When, skew: TimeSpan.Zero);
        }
        catch (BadHttpRequestException exception)
        {
            return new ControlRefusal(400, exception.Message);
        }
        await next(context).ConfigureAwait(false);
        return exchange.Response ?? NotFound(context);
    }

    private static ControlRefusal NotFound(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AllowedMethods>() is { Names: var allowed }
            ? new ControlRefusal(405, $"Only {allowed} is accepted here.") { Headers = [new("Allow", allowed)] }
            : new ControlRefusal(404, "The console has nothing there: docs/sandbox.md lists what it has.");
}
