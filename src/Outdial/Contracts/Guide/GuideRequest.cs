namespace Outdial;

/// <summary>The guide's request body; the order of the fields is the guide's.</summary>
internal sealed record GuideRequest(
    IReadOnlyList<GuideParticipant> Participants,
    IReadOnlyList<GuideSkill>? SkillRequirements,
    GuideWrapUpCode? WrapUpCode);
