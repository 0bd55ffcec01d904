using System.Buffers;
using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A refusal in the guide's manner.</summary>
internal sealed record GuideRefusal(int Status, ImmutableArray<string> Errors) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    public override void Write(IBufferWriter<byte> body, string correlationId) =>
        LegibleJson.Write(body, new GuideErrors(Errors), GuideBodyJson.Default.GuideErrors);
}
