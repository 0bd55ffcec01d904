using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How channels and their topics are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondTimeConverter)])]
[JsonSerializable(typeof(ChannelBody))]
[JsonSerializable(typeof(EntityListing<ChannelBody>))]
[JsonSerializable(typeof(TopicList))]
internal sealed partial class ChannelJson : JsonSerializerContext;
