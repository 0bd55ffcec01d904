using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>How bodies are written, under both contracts.</summary>
internal static class WireJson
{
    /// <summary>Leaves out what has no value, and writes '+' as '+': the default encoder's \u002B is the same JSON, and
    /// unreadable in a log of the wire.</summary>
    internal static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
