using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>Writes an enum by its name in camel case.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
