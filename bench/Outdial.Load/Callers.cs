using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Load;

/// <summary>Callers who place one call after the other, each on a connection of its own.</summary>
/// <remarks>They speak HTTP by hand: what they take of the machine is not the server's.</remarks>
internal static class Callers
{
    private const int Connections = 32;
    private const int Numbers = 5_000;

    /// <summary>Places calls until so many were answered with 202.</summary>
    /// <returns>How many were answered in a second.</returns>
    public static async Task<double> PlaceAsync(Server server, int calls)
    {
        var began = TimeProvider.System.GetTimestamp();
        var each = calls / Connections;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(one => CallAsync(server, one, each)));
        return each * Connections / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task CallAsync(Server server, int caller, int calls)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        var buffer = new byte[4096];
        for (var call = 0; call < calls; call++)
        {
            await socket.SendAsync(Request(server, ((caller * calls) + call) % Numbers));
            var received = 0;
            while (!IsWhole(buffer.AsSpan(0, received)))
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(received));
                received += more > 0 ? more : throw new InvalidOperationException("The server hung up.");
            }

            if (!buffer.AsSpan(0, received).StartsWith("HTTP/1.1 202"u8))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, received));
            }
        }
    }

    private static byte[] Request(Server server, int number)
    {
        var body = $$"""{"phoneNumber":"+1202555{{number:0000}}"}""";
        return Encoding.ASCII.GetBytes(
            $"POST /api/v2/conversations/calls HTTP/1.1\r\nHost: {server.Url.Authority}\r\n" +
            $"Authorization: Bearer {server.Token}\r\nContent-Type: application/json\r\n" +
            $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    // The answers that are waited for end with the one brace that closes their object.
    private static bool IsWhole(ReadOnlySpan<byte> answer) => answer is [.., (byte)'}'];
}
