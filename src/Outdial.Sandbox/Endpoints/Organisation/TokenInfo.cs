using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>The published TokenInfo.</summary>
internal sealed record TokenInfo(
    TokenInfo.Named Organization,
    ImmutableArray<string> AuthorizedScope,
    [property: JsonPropertyName("OAuthClient")] TokenInfo.Named OAuthClient)
{
    internal sealed record Named(string Id, string Name);
}
