using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Sends a response, or a part of it after a fault.</summary>
internal static class ResponseSender
{
    public static async Task SendAsync(
        Exchange exchange, ApiResponse response, ReadOnlyMemory<byte> body, TimeProvider time)
    {
        var context = exchange.Http;
        var cancelled = context.RequestAborted;
        switch (response.Fault?.Kind)
        {
            case FaultKind.LoseByReset:
                Reset(context);
                return;
            case FaultKind.LoseByHanging:
                var duration = response.Fault.Duration;
                if (duration == TimeSpan.Zero)
                    duration = Timeout.InfiniteTimeSpan;
                await Task.Delay(duration, time, cancelled).ConfigureAwait(false);
                Reset(context);
                return;
            case FaultKind.LoseByTimeout:
                response = new GatewayResponse(StatusCodes.Status504GatewayTimeout);
                body = BodyOf(response, exchange.CorrelationId);
                break;
            case FaultKind.NotJson:
                body = BodyOf(new GatewayResponse(response.Status), exchange.CorrelationId);
                break;
        }

        WriteHead(exchange, response, body.Length);
        if (HttpMethods.IsHead(context.Request.Method) || body.IsEmpty)
            return;
        if (response.Fault?.Kind is FaultKind.Truncate)
        {
            // Less than was announced: the web server sends it, then ends the connection (HTTP/1.1) or resets the
            // stream (HTTP/2). A reset from here could arrive before the half.
            await context.Response.Body.WriteAsync(body[..(body.Length / 2)], cancelled).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancelled).ConfigureAwait(false);
        }
        else if (response.Fault?.Kind is FaultKind.Drip)
        {
            await DripAsync(context, body, response.Fault.Duration, time).ConfigureAwait(false);
        }
        else
        {
            await context.Response.Body.WriteAsync(body, cancelled).ConfigureAwait(false);
        }
    }

    /// <summary>Resets the connection (HTTP/1.1) or the stream (HTTP/2).</summary>
    public static void Reset(HttpContext context)
    {
        // Linger of zero makes the closing of a socket a reset (RST) and not an end (FIN). HTTP/2 has resets of its
        // own, for one stream, and the connection's other streams continue.
        if (!HttpProtocol.IsHttp2(context.Request.Protocol)
            && context.Features.Get<IConnectionSocketFeature>() is { Socket: var socket })
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        context.Abort();
    }

    private static ReadOnlyMemory<byte> BodyOf(ApiResponse response, string correlationId)
    {
        var body = new ArrayBufferWriter<byte>();
        response.Write(body, correlationId);
        return body.WrittenMemory;
    }

    private static async Task DripAsync(
        HttpContext context, ReadOnlyMemory<byte> body, TimeSpan pause, TimeProvider time)
    {
        for (var index = 0; index < body.Length; index++)
        {
            if (index > 0)
                await Task.Delay(pause, time, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(body.Slice(index, 1), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static void WriteHead(Exchange exchange, ApiResponse response, int length)
    {
        var http = exchange.Http.Response;
        http.StatusCode = response.Status;
        if (response.ContentType is { } contentType)
            http.ContentType = response.Fault?.Kind is FaultKind.NotJson ? "text/html" : contentType;
        if (response.Status != StatusCodes.Status204NoContent)
            http.ContentLength = length;
        // On every response; equal to the contextId of an error (official announcement of 429 bodies,
        // developer.genesys.cloud forum 12028).
        http.Headers["ININ-Correlation-Id"] = exchange.CorrelationId;
        http.Headers.CacheControl = "no-store"; // RFC 6749, 5.1 demands it of responses with a token
        if (response.Status == StatusCodes.Status401Unauthorized)
            http.Headers.WWWAuthenticate = response.Challenge;
        foreach (var (name, value) in response.Headers)
            http.Headers[name] = value;
        if (exchange.Request?.Rate is not { } rate)
            return;
        http.Headers["inin-ratelimit-count"] = rate.Count.ToString(CultureInfo.InvariantCulture);
        http.Headers["inin-ratelimit-allowed"] = rate.Allowed.ToString(CultureInfo.InvariantCulture);
        http.Headers["inin-ratelimit-reset"] = rate.Reset.ToString(CultureInfo.InvariantCulture);
    }
}
