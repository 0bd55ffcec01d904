using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Tests;

/// <summary>HTTP/1.1 by hand, down to where a connection breaks.</summary>
internal sealed class FaultyTcpServer : LoopbackServer, IFaultyServer
{
    private readonly FaultCase _fault;
    private int _whole;

    internal FaultyTcpServer(FaultCase fault)
    {
        _fault = fault;
        var scheme = fault.What.Contains("TLS", StringComparison.Ordinal) ? "https" : "http";
        Url = new Uri($"{scheme}://127.0.0.1:{Port}");
        if (fault.What == "the connection is refused")
        {
            Refuse();
        }
        else
        {
            Begin();
        }
    }

    public Uri Url { get; }

    public int Whole => _whole;

    protected override async Task ServeAsync(TcpClient client, NetworkStream stream)
    {
        switch (_fault.What)
        {
            case "TLS is answered with something else":
                await stream.WriteAsync("HTTP/1.1 400 No TLS here\r\n\r\n"u8.ToArray(), Stop);
                return;
            case "the connection is reset during TLS" or "the connection is reset before the request is read":
                await stream.ReadExactlyAsync(new byte[1], Stop);
                Reset(client);
                return;
            case "TLS is not answered":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop);
                return;
        }

        for (var request = 1; ; request++)
        {
            var length = await ReadHeadAsync(stream);
            if (_fault.What.Contains("in the middle of the body", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(new byte[1], Stop);
                Reset(client);
                return;
            }

            if (_fault.What.Contains("not read to its end", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop);
            }

            await stream.ReadExactlyAsync(new byte[length], Stop);
            if (_fault.What.Contains("kept from before", StringComparison.Ordinal) && request == 1)
            {
                await WriteAsync(stream, Answer(400, "{}"));
                continue;
            }

            Interlocked.Increment(ref _whole);
            if (FaultTable.Answer(_fault) is { } answer)
            {
                await WriteAsync(stream, Answer(answer.Status, answer.Body));
                continue;
            }

            await AfterAsync(client, stream);
            return;
        }
    }

    private async Task AfterAsync(TcpClient client, NetworkStream stream)
    {
        switch (_fault.What)
        {
            case "nothing is answered":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop);
                return;
            case "something is answered that is not HTTP":
                await WriteAsync(stream, "220 mail.example.com ESMTP\r\n");
                return;
            case "the answer's headers break off":
                await WriteAsync(stream, "HTTP/1.1 202 Accepted\r\nContent-Type: appli");
                return;
            case "202, and the body breaks off":
                await WriteAsync(stream, "HTTP/1.1 202 Accepted\r\nContent-Length: 12\r\n\r\n{\"id\"");
                return;
            case "202, and the body does not come":
                await WriteAsync(stream, "HTTP/1.1 202 Accepted\r\nContent-Length: 12\r\n\r\n");
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop);
                return;
            case "the connection is closed once the request is read":
                return;
            default:
                Reset(client);
                return;
        }
    }

    // The length of the body that follows.
    private async Task<int> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, Stop);
            head.Append((char)one[0]);
        }

        const string name = "Content-Length: ";
        var line = head.ToString().Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return int.Parse(line.AsSpan(name.Length), CultureInfo.InvariantCulture);
    }

    private static string Answer(int status, string body) =>
        $"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\n" +
        (status is 302 or 307 ? "Location: /elsewhere\r\n" : "") +
        (status == 204 ? "\r\n" : $"Content-Length: {body.Length}\r\n\r\n{body}");

    private Task WriteAsync(NetworkStream stream, string text) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), Stop).AsTask();

    // The next thing that happens to the connection is its end, and that is a reset.
    private static void Reset(TcpClient client) => client.LingerState = new LingerOption(enable: true, seconds: 0);
}
