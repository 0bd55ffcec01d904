using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The WebSocket of a channel: sends its events, a heartbeat, and a pong for a ping.</summary>
/// <remarks>
/// A heartbeat every 30 seconds on the topic channel.metadata, and the pong to <c>{"message":"ping"}</c>, are from
/// public descriptions of the service (community.genesys.com, "Regarding the behavior of WebSocket heartbeats"); their
/// bodies are the sandbox's reading.
/// </remarks>
internal sealed class NotificationSocket(NotificationHub hub, SandboxClock clock, CancellationToken stopping)
{
    /// <summary>How many sockets are open at most.</summary>
    internal const int MaximumSockets = 1_000;

    // A ping has 20 bytes; no client of the service sends more than this in one message.
    private const int MaximumMessageBytes = 4_096;

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(30);

    // By the real clock, like the web server's own shutdown.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private int _open;

    /// <summary>Middleware: serves the WebSocket of a channel, and passes every other request on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.WebSockets.IsWebSocketRequest
            || context.Request.Path.Value?.Split('/') is not ["", "channels", var id]
            || hub.Find(id) is not { } channel)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        try
        {
            if (Interlocked.Increment(ref _open) > MaximumSockets)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else
                await ServeAsync(context, channel).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ServeAsync(HttpContext context, NotificationChannel channel)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var heartbeat = clock.TimeProvider.CreateTimer(
            _ => channel.Send(Message("WebSocket Heartbeat")), null, HeartbeatInterval, HeartbeatInterval);
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await Task.WhenAll(
            ListenAsync(socket, channel, sending, listening.Token),
            SendAsync(socket, channel, listening, sending.Token)).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends events until the channel is closed, the client closes or the sandbox stops, and then a close frame: the
    /// first of the two or the answer to the client's (RFC 6455, 5.5.1). For the client's there is a second's time.
    /// </summary>
    private static async Task SendAsync(
        WebSocket socket, NotificationChannel channel, CancellationTokenSource listening, CancellationToken stop)
    {
        try
        {
            // A message that is under way is sent to its end: to cut it off would end the connection.
            while (await IsWaitingAsync(channel, stop).ConfigureAwait(false))
                while (!stop.IsCancellationRequested && channel.Waiting.TryRead(out var message))
                    await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, listening.Token)
                        .ConfigureAwait(false);
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.NormalClosure, "The channel is closed.", listening.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The client has disconnected.
        }
        listening.CancelAfter(Grace);
    }

    private static async ValueTask<bool> IsWaitingAsync(NotificationChannel channel, CancellationToken stop)
    {
        try
        {
            return await channel.Waiting.WaitToReadAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false; // Pending events wait for the next socket of the channel.
        }
    }

    private static async Task ListenAsync(
        WebSocket socket, NotificationChannel channel, CancellationTokenSource sending, CancellationToken stop)
    {
        var (buffer, length) = (new byte[MaximumMessageBytes], 0);
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
                length += received.Count;
                if (received.MessageType is WebSocketMessageType.Close
                    || (length == MaximumMessageBytes && !received.EndOfMessage))
                    break;
                if (!received.EndOfMessage)
                    continue;
                if (Encoding.UTF8.GetString(buffer, 0, length).Contains("\"ping\"", StringComparison.Ordinal))
                    channel.Send(Message("pong"));
                length = 0;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // As above.
        }
        await sending.CancelAsync().ConfigureAwait(false);
    }

    private static byte[] Message(string text) => LegibleJson.Bytes(
        new NotificationEvent<NotificationText>("channel.metadata", null, new NotificationText(text), null),
        NotificationJson.Default.NotificationEventNotificationText);
}
