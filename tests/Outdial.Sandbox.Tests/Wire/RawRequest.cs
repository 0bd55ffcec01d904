using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>A request as bytes, which no HTTP client changes on the way.</summary>
internal static class RawRequest
{
    /// <returns>The status, and all that came with it.</returns>
    public static async Task<(int Status, string Text)> SendAsync(
        GenesysSandbox sandbox, string method, string path, string header = "Accept: */*", string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", sandbox.Url.Port);
        var head = $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n" +
            $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture), text);
    }
}
