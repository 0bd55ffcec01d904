using System.Text.Json.Serialization;

namespace Outdial;

[JsonSerializable(typeof(GuideRequest))]
internal sealed partial class GuideJson : JsonSerializerContext
{
    /// <summary>The context with the options of <see cref="WireJson"/>.</summary>
    internal static GuideJson Body { get; } = new(WireJson.Options());
}
