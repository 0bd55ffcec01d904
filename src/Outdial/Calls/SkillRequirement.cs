namespace Outdial;

/// <summary>A skill that the agent who takes the call must have.</summary>
/// <param name="Id">The routing skill's id.</param>
/// <param name="Level">The least proficiency, from 1 up; null for none given. The contract platform has no levels; the
/// contract guide always writes one, and null is written as 1.</param>
public sealed record SkillRequirement(Guid Id, int? Level = null);
