namespace Outdial.Sandbox;

/// <summary>
/// The guide's success carries the conversation's id; of the status it says only that it is a success.
/// </summary>
internal sealed record GuideCallCreated(string Id);
