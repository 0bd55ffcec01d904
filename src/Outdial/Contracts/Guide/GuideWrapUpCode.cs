namespace Outdial;

/// <summary>The guide's wrapUpCode.</summary>
internal sealed record GuideWrapUpCode(string Id);
