using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>
/// A refusal in the guide's manner: <c>errors</c>, an array of strings. The guide shows no other member.
/// </summary>
internal sealed record GuideRefusal(int Status, ImmutableArray<string> Errors) : JsonResponse(Status)
{
    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        foreach (var error in Errors)
            json.WriteStringValue(error);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
