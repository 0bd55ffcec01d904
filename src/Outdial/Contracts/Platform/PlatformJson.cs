using System.Text.Json.Serialization;

namespace Outdial;

[JsonSerializable(typeof(CreateCallRequest))]
internal sealed partial class PlatformJson : JsonSerializerContext
{
    /// <summary>The context with the options of <see cref="WireJson"/>.</summary>
    internal static PlatformJson Body { get; } = new(WireJson.Options());
}
