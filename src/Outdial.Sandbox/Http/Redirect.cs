using System.Buffers;

namespace Outdial.Sandbox;

/// <summary>Sends a browser elsewhere.</summary>
internal sealed record Redirect : Answer
{
    public Redirect(string target)
        : base(302) => Headers = [new("Location", target)];

    public override string? ContentType => null;

    public override void Write(IBufferWriter<byte> body, string correlationId)
    {
    }
}
