using System.Buffers;

namespace Outdial.Sandbox;

/// <summary>An error of the control API: the sandbox's own text, in JSON.</summary>
internal sealed record ControlRefusal(int Status, string Message) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    public override void Write(IBufferWriter<byte> body, string correlationId) =>
        LegibleJson.Write(body, new ControlBodies.Error(Message), ControlJson.Default.Error);
}
