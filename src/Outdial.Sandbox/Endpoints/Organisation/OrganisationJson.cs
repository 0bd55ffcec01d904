using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How users, stations and tokens, and what is found by its name, are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntityListing<NamedEntity>))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(UserStations))]
[JsonSerializable(typeof(UserSearchResults))]
[JsonSerializable(typeof(TokenInfo))]
internal sealed partial class OrganisationJson : JsonSerializerContext;
