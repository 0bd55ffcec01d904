using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

[JsonSerializable(typeof(GuideRequest))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Leaves out what has no value, and writes '+' as '+': the default encoder's \u002B is the same JSON, and
    /// unreadable in a log of the wire.</summary>
    internal static WireJson Body { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
