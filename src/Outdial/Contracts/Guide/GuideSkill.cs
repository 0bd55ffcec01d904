namespace Outdial;

/// <summary>One entry of the guide's skillRequirements.</summary>
internal sealed record GuideSkill(string Id, int Level);
