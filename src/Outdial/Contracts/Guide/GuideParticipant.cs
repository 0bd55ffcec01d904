namespace Outdial;

/// <summary>One participant: its kind is here, never inside the address.</summary>
internal sealed record GuideParticipant(string Type, GuideAddress ParticipantAddress);
