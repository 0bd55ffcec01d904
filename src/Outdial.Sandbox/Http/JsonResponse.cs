using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>An answer with a JSON body.</summary>
internal abstract record JsonResponse(int Status) : ApiResponse(Status)
{
    // Bodies are read by people: '+' in a number is shown as '+'.
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string ContentType => "application/json";

    public override void Write(IBufferWriter<byte> body, string correlationId)
    {
        using var json = new Utf8JsonWriter(body, Legible);
        WriteBody(json, correlationId);
    }

    protected abstract void WriteBody(Utf8JsonWriter json, string correlationId);
}
