using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Outdial.TestSupport;

/// <summary>An HTTP/1.1 server on loopback that does exactly what a test says, down to where a connection
/// breaks.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ReceivedRequest, ScriptedAnswer> _script;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Task _accepting;

    public ScriptedServer(Func<ReceivedRequest, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public IReadOnlyList<ReceivedRequest> Calls =>
        [.. _requests.Where(r => r.Path.StartsWith("/api/v2/conversations/calls", StringComparison.Ordinal))];

    /// <summary>A server that gives out tokens, and answers calls by a script.</summary>
    public static ScriptedServer WithTokens(Func<ReceivedRequest, ScriptedAnswer> calls) =>
        new(request => request.Path == "/oauth/token"
            ? ScriptedAnswer.Json(200, """{"access_token":"token-1","token_type":"bearer","expires_in":86400}""")
            : calls(request));

    /// <summary>Waits until another request has been read whole.</summary>
    public Task ArrivedAsync(CancellationToken cancellationToken) => _arrived.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _arrived.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over; a listener that is stopped just before it is asked again says that it is not started.
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    var answer = _script(request);
                    _requests.Enqueue(request);
                    _arrived.Release();
                    if (!await AnswerAsync(client, stream, answer))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, ScriptedAnswer answer)
    {
        switch (answer)
        {
            case ScriptedAnswer.Bytes bytes:
                await stream.WriteAsync(bytes.Raw, _stop.Token);
                return !bytes.ThenClose;
            case ScriptedAnswer.Reset:
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return false;
            default:
                // Until the client gives up or the test ends.
                return await stream.ReadAsync(new byte[1], _stop.Token) > 0;
        }
    }

    private async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var digits)
            ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}
