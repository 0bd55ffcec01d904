using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Serves the console, which is no part of the imitation.</summary>
/// <remarks>No request to it is in the journal, counted by a limit, or struck by a fault.</remarks>
internal sealed class ConsoleMiddleware(ConsoleRoutes routes, SandboxState state)
{
    private const string OtherHost =
        "The console answers to localhost, to loopback addresses, and to what --bind and --host " +
        "(SandboxOptions.Bind and HostNames) name; the request names another host.";

    private readonly ConsoleHostFilter _hosts = new(state.Options);

    /// <summary>Answers a request to the console; does nothing with any other.</summary>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        if (!ConsoleRoutes.Has(context.Request.Path.Value ?? ""))
            return false;
        try
        {
            await ServeAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ConnectionResetException or OperationCanceledException)
        {
            // The browser went away: there is nobody to answer.
        }
        return true;
    }

    private async Task ServeAsync(HttpContext context)
    {
        var exchange = new Exchange(context, state.Clock.Now);
        ApiResponse answer;
        try
        {
            var body = await RequestBody.ReadAsync(
                context.Request, RequestBody.MaximumBytes, context.RequestAborted).ConfigureAwait(false);
            answer = _hosts.Has(context.Request.Host)
                ? routes.ApiResponse(new ReceivedRequest(context.Request, body, exchange.When, skew: TimeSpan.Zero))
                : new ControlRefusal(421, OtherHost);
        }
        catch (BadHttpRequestException exception)
        {
            answer = new ControlRefusal(400, exception.Message);
        }
        var content = new ArrayBufferWriter<byte>();
        answer.Write(content, exchange.CorrelationId);
        await ResponseSender
            .SendAsync(exchange, answer, content.WrittenMemory, state.Clock.TimeProvider).ConfigureAwait(false);
    }
}
