using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Wire;

/// <summary>HTTP/1.1 by hand, with the fault of the server.</summary>
internal sealed class Http1Connection(WireServer server, Socket socket, Stream stream)
{
    private const string Answer = """{"id":"c-1"}""";

    private static readonly string Head = string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n");

    internal async Task ServeAsync()
    {
        while (true)
        {
            if (await StruckAsync(Stage.BeforeRequest))
            {
                return;
            }

            var head = await ReadHeadAsync();
            if (await StruckAsync(Stage.Headers, Length(head)))
            {
                return;
            }

            var length = Length(head);
            await stream.ReadExactlyAsync(new byte[length / 2], server.Stop);
            if (await StruckAsync(Stage.MiddleOfBody, length - (length / 2)))
            {
                return;
            }

            await stream.ReadExactlyAsync(new byte[length - (length / 2)], server.Stop);
            server.CountBody();
            var slowly = false;
            if (server.Strikes(Stage.Body))
            {
                slowly = server.Fault.Act == WireAct.AnswerSlowly;
                if (!slowly && server.Fault.Act != WireAct.Answer)
                {
                    await EndAsync(0);
                    return;
                }
            }

            await SendAsync(Head, slowly);
            if (await StruckAsync(Stage.AnswerHeaders))
            {
                return;
            }

            await SendAsync(Answer[..3], slowly);
            if (await StruckAsync(Stage.MiddleOfAnswer))
            {
                return;
            }

            server.CountAnswer();
            await SendAsync(Answer[3..], slowly);
        }
    }

    private async Task<bool> StruckAsync(Stage stage, int rest = 0)
    {
        if (!server.Strikes(stage))
        {
            return false;
        }

        await EndAsync(rest);
        return true;
    }

    // A body that comes whole although nothing is answered is counted: a service would have it.
    private async Task EndAsync(int rest)
    {
        await server.ActAsync(server.Fault.Act, socket, stream);
        if (rest > 0)
        {
            await stream.ReadExactlyAsync(new byte[rest], server.Stop);
            server.CountBody();
        }

        await stream.CopyToAsync(Stream.Null, server.Stop);
    }

    private async Task<string> ReadHeadAsync()
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            await stream.ReadExactlyAsync(one, server.Stop);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static int Length(string head)
    {
        const string name = "Content-Length: ";
        var from = head.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
        return int.Parse(head.AsSpan(from, head.IndexOf('\r', from) - from), CultureInfo.InvariantCulture);
    }

    private async Task SendAsync(string text, bool slowly)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var step = slowly ? 1 : bytes.Length;
        for (var sent = 0; sent < bytes.Length; sent += step)
        {
            await stream.WriteAsync(bytes.AsMemory(sent, step), server.Stop);
            await stream.FlushAsync(server.Stop);
        }
    }
}
