namespace Outdial;

/// <summary>The published API's Destination: one party of a new conference, by one of the three.</summary>
internal sealed record Destination(string? Address = null, string? UserId = null, string? QueueId = null);
