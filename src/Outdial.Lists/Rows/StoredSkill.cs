namespace Outdial.Lists;

/// <summary>A skill as it is kept in the ledger.</summary>
internal sealed record StoredSkill(Guid Id, int? Level);
