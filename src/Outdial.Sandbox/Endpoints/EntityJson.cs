using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes what is found by its name: id, name and where it is.</summary>
internal static class EntityJson
{
    public static void Write(Utf8JsonWriter json, SandboxEntity entity, string path)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteString("selfUri", path + entity.Id);
        json.WriteEndObject();
    }
}
