using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How calls are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondTimeConverter), typeof(CamelCaseEnumConverter<LegState>)])]
[JsonSerializable(typeof(CallConversation))]
[JsonSerializable(typeof(NestedConversation))]
[JsonSerializable(typeof(AssignedWrapUpCode))]
[JsonSerializable(typeof(MaximumParties))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<NamedEntity>))]
[JsonSerializable(typeof(EntityListing<CallConversation>))]
[JsonSerializable(typeof(EntityListing<NestedConversation>))]
[JsonSerializable(typeof(EntityListing<CallHistoryConversation>))]
internal sealed partial class ConversationsJson : JsonSerializerContext;
