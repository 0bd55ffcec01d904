using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Outdial;

/// <summary>Listens to a notification channel.</summary>
internal sealed class NotificationSocket : IAsyncDisposable
{
    private const int MaxMessage = 1 << 20;
    private const int MaxParts = 10_000; // of one message: some may be empty

    private readonly ClientWebSocket _socket;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly Action _closed;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    // Slow readers lose the oldest events: later ones say more.
    private readonly Channel<JsonElement> _calls = Channel.CreateBounded<JsonElement>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    internal NotificationSocket(ClientWebSocket socket, TimeSpan timeout, TimeProvider time, Action closed)
    {
        (_socket, _timeout, _time, _closed) = (socket, timeout, time, closed);
        _listening = ListenAsync();
    }

    /// <summary>Whether the connection has ended and all its events were read.</summary>
    internal bool IsLost => _calls.Reader.Completion.IsCompleted;

    /// <summary>Waits for news of a call.</summary>
    /// <returns>The call as it is shown; null if nothing comes in time, or the connection is over.</returns>
    internal async Task<JsonElement?> ReceiveAsync(
        string conversationId, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(wait, _time, cancellationToken);
        try
        {
            while (await _calls.Reader.WaitToReadAsync(limit.Token).ConfigureAwait(false))
            {
                while (!limit.Token.IsCancellationRequested && _calls.Reader.TryRead(out var call))
                {
                    if (JsonFields.Text(call, "id") == conversationId)
                    {
                        return call;
                    }
                }
            }
        }
        catch (OperationCanceledException exception) when (limit.IsTimeOut(exception))
        {
            // Nothing came in time.
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(_timeout, _time);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException
            or ObjectDisposedException)
        {
            // It is over anyway.
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _socket.Dispose();
        _stop.Dispose();
        _closed();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await NextAsync().ConfigureAwait(false) is { } message)
            {
                using var json = JsonFields.Object(message);
                if (json is not null && json.RootElement.TryGetProperty("eventBody", out var call) &&
                    call.ValueKind == JsonValueKind.Object)
                {
                    _calls.Writer.TryWrite(call.Clone());
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException)
        {
            // Lost: the listener polls from now on.
        }
        finally
        {
            _calls.Writer.TryComplete();
        }
    }

    private async Task<string?> NextAsync()
    {
        var buffer = new byte[8192];
        using var message = new MemoryStream();
        for (var parts = 1; ; parts++)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close || message.Length + part.Count > MaxMessage ||
                parts > MaxParts)
            {
                return null;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }
}
