using System.Buffers;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>The response of a gateway in front of the service: a status, and HTML.</summary>
internal sealed record GatewayResponse(int Status) : ApiResponse(Status)
{
    public override string ContentType => "text/html";

    public override void Write(IBufferWriter<byte> body, string correlationId) => Encoding.UTF8.GetBytes(
        $"<html><head><title>{Status}</title></head><body><center><h1>{Status}</h1></center></body></html>", body);
}
