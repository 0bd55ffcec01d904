using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Outdial.Wire;

/// <summary>A server that answers, and closes the idle connection at about the moment when the next request comes.
/// What comes whole all the same is counted.</summary>
internal sealed partial class RaceServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMicroseconds(400);

    private readonly ConnectionListener _listener;
    private readonly ConcurrentDictionary<string, int> _bodies = new(StringComparer.Ordinal);
    private readonly bool _isHttp2;
    private readonly Random _random;

    internal RaceServer(bool isHttp2, int seed)
    {
        (_isHttp2, _random) = (isHttp2, new Random(seed));
        _listener = new ConnectionListener(ServeAsync);
        Url = new Uri($"http://127.0.0.1:{_listener.Port}");
    }

    internal Uri Url { get; }

    /// <summary>How many bodies came whole for each number.</summary>
    internal IReadOnlyDictionary<string, int> Bodies => _bodies;

    /// <summary>Passes a random time that no timer is fine enough for.</summary>
    internal static void Pause(Random random)
    {
        var until = TimeProvider.System.GetTimestamp() +
            (long)(random.NextDouble() * LongestPause.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (TimeProvider.System.GetTimestamp() < until)
        {
            Thread.SpinWait(10);
        }
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await (_isHttp2 ? AnswerHttp2Async(stream) : AnswerHttp1Async(stream));
            int kind;
            lock (_random)
            {
                Pause(_random);
                kind = _random.Next(4);
            }

            if (kind == 0)
            {
                return; // closed; a request that is there unread makes a reset of it
            }

            if (kind == 1)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            }

            if (_isHttp2)
            {
                await stream.WriteAsync(
                    Frame.Of(Frame.GoAway, 0, 0, [.. Frame.Number(1), .. Frame.Number(kind == 2 ? 0u : 7u)]),
                    _listener.Stop);
            }

            // It reads what comes, and never answers.
            socket.Shutdown(SocketShutdown.Send);
            while (true)
            {
                await (_isHttp2 ? ReadHttp2Async(stream) : ReadHttp1Async(stream));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or
            ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    private async Task AnswerHttp1Async(NetworkStream stream)
    {
        await ReadHttp1Async(stream);
        await stream.WriteAsync(
            "HTTP/1.1 202 Accepted\r\nContent-Length: 12\r\n\r\n{\"id\":\"c-1\"}"u8.ToArray(), _listener.Stop);
    }

    private async Task AnswerHttp2Async(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[Frame.PrefaceSize], _listener.Stop);
        await stream.WriteAsync(Frame.Of(Frame.Settings, 0, 0, []), _listener.Stop);
        var id = await ReadHttp2Async(stream);
        await stream.WriteAsync(Frame.Of(Frame.Headers, Frame.EndHeaders, id, Frame.Status202), _listener.Stop);
        await stream.WriteAsync(
            Frame.Of(Frame.Data, Frame.EndStream, id, "{\"id\":\"c-1\"}"u8), _listener.Stop);
    }

    private async Task ReadHttp1Async(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _listener.Stop);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            if (Request().Match(text.ToString()) is { Success: true } request &&
                request.Groups["body"].Length == int.Parse(request.Groups["length"].ValueSpan, default))
            {
                Count(request.Groups["body"].Value);
                return;
            }
        }
    }

    private async Task<int> ReadHttp2Async(NetworkStream stream)
    {
        var body = new StringBuilder();
        while (true)
        {
            var (type, flags, id, payload) = await Frame.ReadAsync(stream, _listener.Stop);
            if (type == Frame.Data)
            {
                body.Append(Encoding.ASCII.GetString(payload));
            }

            if (type == Frame.Data && (flags & Frame.EndStream) != 0)
            {
                Count(body.ToString());
                return id;
            }
        }
    }

    private void Count(string body) =>
        _bodies.AddOrUpdate(Number().Match(body).Value, 1, (_, count) => count + 1);

    [GeneratedRegex(@"\+1[0-9]{10}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"content-length: (?<length>[0-9]+)\r\n(?:.+\r\n)*\r\n(?<body>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Request();
}
