namespace Outdial.Sandbox;

/// <summary>The published CreateCallResponse: the call exists, and is not answered yet.</summary>
/// <remarks>
/// 200 and 202 are both published. Which one is sent today is not known; the official softphone SDK's own tests expect
/// 202 with these two members.
/// </remarks>
internal sealed record PlatformCallCreated(string Id, string SelfUri);
