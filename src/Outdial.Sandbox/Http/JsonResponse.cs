using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace Outdial.Sandbox;

/// <summary>A response with a JSON body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Type">How the body is written.</param>
internal sealed record JsonResponse<T>(int Status, T Body, JsonTypeInfo<T> Type) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    public override void Write(IBufferWriter<byte> body, string correlationId) => LegibleJson.Write(body, Body, Type);
}
