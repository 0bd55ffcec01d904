using System.Net.Sockets;

namespace Outdial.Wire;

/// <summary>HTTP/2 by hand, with the fault of the server.</summary>
internal sealed class Http2Connection(WireServer server, Socket socket, Stream stream)
{
    private const int SmallWindow = 20;
    private const uint LargeWindow = 60_000;

    private readonly HashSet<int> _whole = [];
    private readonly HashSet<int> _begun = [];
    private readonly HashSet<int> _struck = [];
    private readonly HashSet<int> _refused = [];

    internal async Task ServeAsync()
    {
        await stream.ReadExactlyAsync(new byte[Frame.PrefaceSize], server.Stop);

        // So that a body can be left half way.
        var settings = server is { IsArmed: true, Fault.Stage: Stage.MiddleOfBody } ? Frame.Window(SmallWindow) : [];
        await SendAsync(Frame.Settings, 0, 0, settings);
        if (server.Strikes(Stage.BeforeRequest))
        {
            await ActAsync(1);
        }

        while (true)
        {
            var (type, flags, id, payload) = await Frame.ReadAsync(stream, server.Stop);
            switch (type)
            {
                case Frame.Settings or Frame.Ping when (flags & Frame.Ack) == 0:
                    await SendAsync(type, Frame.Ack, 0, type == Frame.Ping ? payload : []);
                    break;
                case Frame.Headers when server.Strikes(Stage.Headers):
                    await ActAsync(id);
                    break;
                case Frame.Data:
                    await ReadDataAsync(id, isEnd: (flags & Frame.EndStream) != 0);
                    break;
            }
        }
    }

    private async Task ReadDataAsync(int id, bool isEnd)
    {
        if (isEnd && _whole.Add(id))
        {
            server.CountBody();
            CountRefused(id);
        }

        if (_begun.Add(id))
        {
            if (server.Strikes(Stage.MiddleOfBody) && await ActAsync(id))
            {
                return;
            }

            await SendAsync(Frame.WindowUpdate, 0, id, Frame.Number(LargeWindow));
        }

        if (!isEnd || _struck.Contains(id))
        {
            return;
        }

        if (!server.Strikes(Stage.Body))
        {
            await AnswerAsync(id);
            return;
        }

        if (server.Fault.Act is WireAct.Answer or WireAct.AnswerSlowly)
        {
            await AnswerAsync(id, server.Fault.Act == WireAct.AnswerSlowly);
            return;
        }

        if (!await ActAsync(id))
        {
            await AnswerAsync(id);
        }
    }

    private async Task AnswerAsync(int id, bool slowly = false)
    {
        await SendAsync(Frame.Headers, Frame.EndHeaders, id, Frame.Status202.ToArray());
        if (server.Strikes(Stage.AnswerHeaders) && await ActAsync(id))
        {
            return;
        }

        await SendAsync(Frame.Data, 0, id, "{\"i"u8.ToArray(), slowly);
        if (server.Strikes(Stage.MiddleOfAnswer) && await ActAsync(id))
        {
            return;
        }

        server.CountAnswer();
        await SendAsync(Frame.Data, Frame.EndStream, id, "d\":\"c-1\"}"u8.ToArray(), slowly);
    }

    // Whether the stream gets no answer after it.
    private async Task<bool> ActAsync(int id)
    {
        var fault = server.Fault;
        var isLast = fault.Act != WireAct.GoAway || fault.Then != WireAct.Answer;
        if (isLast)
        {
            _struck.Add(id);
        }

        switch (fault.Act)
        {
            case WireAct.ResetStream:
                if (fault.ProvesRefusal && _refused.Add(id))
                {
                    CountRefused(id);
                }

                await SendAsync(Frame.ResetStream, 0, id, Frame.Number(fault.Code));
                await server.ActAsync(fault.Then, socket, stream);
                break;
            case WireAct.GoAway:
                var last = fault.LastStream switch
                {
                    LastStream.None => 0,
                    LastStream.Before => id - 2,
                    LastStream.Own => id,
                    _ => int.MaxValue,
                };
                await SendAsync(
                    Frame.GoAway, 0, 0, [.. Frame.Number((uint)Math.Max(0, last)), .. Frame.Number(fault.Code)]);
                if (fault.Then == WireAct.ResetStream)
                {
                    await SendAsync(Frame.ResetStream, 0, id, Frame.Number(Frame.RefusedStream));
                }
                else
                {
                    await server.ActAsync(fault.Then, socket, stream);
                }

                break;
            default:
                await server.ActAsync(fault.Act, socket, stream);
                break;
        }

        return isLast;
    }

    // A body may come whole before its stream is refused, or after.
    private void CountRefused(int id)
    {
        if (_refused.Contains(id) && _whole.Contains(id))
        {
            server.CountRefused();
        }
    }

    private async Task SendAsync(byte type, byte flags, int id, byte[] payload, bool slowly = false)
    {
        var frame = Frame.Of(type, flags, id, payload);
        var step = slowly ? 1 : frame.Length;
        for (var sent = 0; sent < frame.Length; sent += step)
        {
            await stream.WriteAsync(frame.AsMemory(sent, step), server.Stop);
            await stream.FlushAsync(server.Stop);
        }
    }
}
