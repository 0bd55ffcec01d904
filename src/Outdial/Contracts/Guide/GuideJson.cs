using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

[JsonSerializable(typeof(GuideRequest))]
internal sealed partial class GuideJson : JsonSerializerContext
{
    /// <summary>Writes '+' as '+': the default encoder's \u002B is the same JSON, and unreadable in a log of the wire.</summary>
    internal static GuideJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
