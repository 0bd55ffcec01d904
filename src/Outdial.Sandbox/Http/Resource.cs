using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>An answer that shows something that exists.</summary>
/// <param name="Status">200, or 202 where the published operation says so.</param>
/// <param name="Body">Writes what is shown.</param>
internal sealed record Resource(int Status, Action<Utf8JsonWriter> Body) : JsonResponse(Status)
{
    protected override void WriteBody(Utf8JsonWriter json, string correlationId) => Body(json);
}
