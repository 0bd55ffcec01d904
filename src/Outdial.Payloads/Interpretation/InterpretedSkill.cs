namespace Outdial.Payloads;

/// <summary>A skill that a body asks for.</summary>
internal sealed record InterpretedSkill(JsonValue Id, JsonValue? Level);
