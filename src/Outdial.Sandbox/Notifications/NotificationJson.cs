using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How events are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondTimeConverter), typeof(CamelCaseEnumConverter<LegState>)])]
[JsonSerializable(typeof(NotificationEvent<CallConversation>))]
[JsonSerializable(typeof(NotificationEvent<NestedConversation>))]
[JsonSerializable(typeof(NotificationEvent<NotificationText>))]
internal sealed partial class NotificationJson : JsonSerializerContext;
