namespace Outdial;

/// <summary>The guide's participantAddress: an object, never a string.</summary>
internal sealed record GuideAddress(string Id, string Type, string? ExternalContactId);
