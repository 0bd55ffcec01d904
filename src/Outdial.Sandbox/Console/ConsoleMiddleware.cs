using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Serves the console, which is no part of the imitation.</summary>
/// <remarks>No request to it is in the journal, counted by a limit, or struck by a fault.</remarks>
internal sealed class ConsoleReception(ConsoleRoutes routes, World world)
{
    private const string OtherHost =
        "The console answers to localhost, to loopback addresses, and to what --bind and --host " +
        "(SandboxOptions.Bind and HostNames) name; the request names another host.";

    private readonly ConsoleHosts _hosts = new(world.Options);

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
        var exchange = new Exchange(context, world.Clock.Now);
        Answer answer;
        try
        {
            var body = await RequestBody.ReadAsync(
                context.Request, RequestBody.MaximumBytes, context.RequestAborted).ConfigureAwait(false);
            answer = _hosts.Has(context.Request.Host)
                ? routes.Answer(new ReceivedRequest(context.Request, body, exchange.When, skew: TimeSpan.Zero))
                : new ConsoleRefusal(421, OtherHost);
        }
        catch (BadHttpRequestException exception)
        {
            answer = new ConsoleRefusal(400, exception.Message);
        }
        var content = new ArrayBufferWriter<byte>();
        answer.Write(content, exchange.CorrelationId);
        await AnswerSender.SendAsync(exchange, answer, content.WrittenMemory, world.Clock.Given).ConfigureAwait(false);
    }
}
