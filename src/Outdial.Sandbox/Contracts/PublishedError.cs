namespace Outdial.Sandbox;

/// <summary>An error that the published API documents for creating a call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">What a client matches on.</param>
/// <param name="Message">The message; %s stands where the service fills something in.</param>
internal sealed record PublishedError(int Status, string Code, string Message);
