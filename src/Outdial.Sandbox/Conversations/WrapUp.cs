namespace Outdial.Sandbox;

/// <summary>The wrap-up code that was given to a leg.</summary>
internal sealed record WrapUp(string Code, string? Notes, DateTimeOffset Ended);
