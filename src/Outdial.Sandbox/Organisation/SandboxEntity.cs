namespace Outdial.Sandbox;

/// <summary>A queue, skill, language or wrap-up code of the organisation.</summary>
/// <param name="Id">Its id: not empty.</param>
/// <param name="Name">Its name: not empty.</param>
public sealed record SandboxEntity(string Id, string Name);
