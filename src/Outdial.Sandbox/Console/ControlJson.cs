using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How the control API's responses are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(MillisecondTimeConverter),
        typeof(CamelCaseEnumConverter<LegState>),
        typeof(CamelCaseEnumConverter<SandboxContract>),
    ])]
[JsonSerializable(typeof(ControlBodies.State))]
[JsonSerializable(typeof(ControlBodies.Requests))]
[JsonSerializable(typeof(ControlBodies.Phones))]
[JsonSerializable(typeof(ControlBodies.Calls))]
[JsonSerializable(typeof(ControlBodies.Faults))]
[JsonSerializable(typeof(ControlBodies.Limits))]
[JsonSerializable(typeof(ControlBodies.Clock))]
[JsonSerializable(typeof(ControlBodies.Organisation))]
[JsonSerializable(typeof(ControlBodies.Token))]
[JsonSerializable(typeof(ControlBodies.Error))]
[JsonSerializable(typeof(Phone))]
internal sealed partial class ControlJson : JsonSerializerContext;
