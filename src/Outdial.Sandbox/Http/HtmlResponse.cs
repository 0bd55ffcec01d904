using System.Buffers;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>An HTML page.</summary>
internal sealed record HtmlResponse(int Status, string Html) : ApiResponse(Status)
{
    public override string ContentType => "text/html; charset=utf-8";

    public override void Write(IBufferWriter<byte> body, string correlationId) => Encoding.UTF8.GetBytes(Html, body);
}
