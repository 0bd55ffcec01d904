using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>The data of a page, written so that it ends no element: '&lt;' is an escape.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListPageRow[]))]
internal sealed partial class ListPageJson : JsonSerializerContext;
