using System.Buffers;

namespace Outdial.Sandbox;

/// <summary>What the control API answers to what it cannot do: the emulator's own words, in JSON.</summary>
internal sealed record ControlRefusal(int Status, string Message) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    public override void Write(IBufferWriter<byte> body, string correlationId) =>
        LegibleJson.Write(body, new ControlBodies.Error(Message), ControlJson.Default.Error);
}
