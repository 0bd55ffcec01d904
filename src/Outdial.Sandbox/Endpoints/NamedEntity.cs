namespace Outdial.Sandbox;

/// <summary>What is found by its name: id, name and where to read it.</summary>
internal sealed record NamedEntity(string Id, string Name, string SelfUri)
{
    public static NamedEntity Of(SandboxEntity entity, string path) => new(entity.Id, entity.Name, path + entity.Id);
}
