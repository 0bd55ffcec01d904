namespace Outdial.Sandbox;

/// <summary>The body of an event of the topic channel.metadata: a heartbeat, or the reply to a ping.</summary>
internal sealed record NotificationText(string Message);
