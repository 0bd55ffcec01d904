using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial;

[JsonSerializable(typeof(CreateCallRequest))]
internal sealed partial class PlatformJson : JsonSerializerContext
{
    /// <summary>Writes '+' as '+', as <see cref="GuideJson.Wire"/> does.</summary>
    internal static PlatformJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
