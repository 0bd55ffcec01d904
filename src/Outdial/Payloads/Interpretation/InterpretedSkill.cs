namespace Outdial;

/// <summary>A skill that a body asks for.</summary>
internal sealed record MeantSkill(JsonValue Id, JsonValue? Level);
