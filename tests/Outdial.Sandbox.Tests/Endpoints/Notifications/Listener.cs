using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Outdial.Sandbox.Tests;

/// <summary>A client at the other end of a channel's WebSocket.</summary>
internal sealed class Listener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ClientWebSocket Socket { get; } = new();

    public static async Task<Listener> ConnectAsync(string connectUri)
    {
        var listener = new Listener();
        using var patience = new CancellationTokenSource(Patience);
        await listener.Socket.ConnectAsync(new Uri(connectUri), patience.Token);
        return listener;
    }

    /// <summary>The next message; null if the other side closes.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await Socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (received.MessageType is WebSocketMessageType.Close)
                return null;
            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            message.Write(buffer.AsSpan(0, received.Count));
        }
        while (!received.EndOfMessage);
        return JsonElement.Parse(message.ToArray());
    }

    public async Task SendAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await Socket.SendAsync(
            Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>
    /// Every event up to now: the answer to a ping comes after what was sent before it, and nothing is waited for.
    /// </summary>
    public async Task<List<JsonElement>> UpToNowAsync()
    {
        await SendAsync("""{"message":"ping"}""");
        var events = new List<JsonElement>();
        while (await NextAsync() is { } message && !IsMeta(message, "pong"))
            events.Add(message);
        return events;
    }

    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", patience.Token);
    }

    public static bool IsMeta(JsonElement message, string words) =>
        message.GetProperty("topicName").ToString() == "channel.metadata"
        && message.GetProperty("eventBody").GetProperty("message").ToString() == words;

    public void Dispose() => Socket.Dispose();
}
