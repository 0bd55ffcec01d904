using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The guide's error body: <c>errors</c>, an array of strings. The guide shows no other member.</summary>
internal sealed record GuideErrors(ImmutableArray<string> Errors);
