using System.Buffers;

namespace Outdial.Sandbox;

/// <summary>A response without a body.</summary>
internal sealed record EmptyResponse(int Status) : ApiResponse(Status)
{
    public override string? ContentType => null;

    public override void Write(IBufferWriter<byte> body, string correlationId)
    {
    }
}
