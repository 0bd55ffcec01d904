using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The WebSocket of a channel: sends its events, a heartbeat, and a pong for a ping.</summary>
/// <remarks>
/// A heartbeat every 30 seconds on the topic channel.metadata, and the pong to <c>{"message":"ping"}</c>, are from
/// public descriptions of the service (community.genesys.com, "Regarding the behavior of WebSocket heartbeats"); their
/// bodies are the emulator's reading.
/// </remarks>
internal sealed class NotificationSocket(NotificationHub hub, SandboxClock clock)
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(30);

    public async Task<bool> TryServeAsync(HttpContext context, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest
            || context.Request.Path.Value?.Split('/') is not ["", "channels", var id]
            || hub.Find(id) is not { } channel)
        {
            return false;
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var heart = clock.Given.CreateTimer(
            _ => channel.Send(Message("WebSocket Heartbeat")), null, Pulse, Pulse);
        await Task.WhenAll(ListenAsync(socket, channel, ended), SendAsync(socket, channel, ended))
            .ConfigureAwait(false);
        return true;
    }

    private static async Task SendAsync(WebSocket socket, NotificationChannel channel, CancellationTokenSource ended)
    {
        var cancelled = ended.Token;
        try
        {
            await foreach (var message in channel.Waiting.ReadAllAsync(cancelled).ConfigureAwait(false))
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancelled)
                    .ConfigureAwait(false);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "The channel is closed.", cancelled)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The client has gone, or the emulator stops: nobody is left to be told.
        }
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private static async Task ListenAsync(
        WebSocket socket, NotificationChannel channel, CancellationTokenSource ended)
    {
        var buffer = new byte[4096];
        try
        {
            while (!ended.IsCancellationRequested)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token).ConfigureAwait(false);
                if (received.MessageType is WebSocketMessageType.Close)
                    break;
                if (Encoding.UTF8.GetString(buffer, 0, received.Count).Contains("\"ping\"", StringComparison.Ordinal))
                    channel.Send(Message("pong"));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // As above.
        }
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private static byte[] Message(string words) =>
        Encoding.UTF8.GetBytes($$$"""{"topicName":"channel.metadata","eventBody":{"message":"{{{words}}}"}}""");
}
