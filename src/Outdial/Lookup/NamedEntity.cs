namespace Outdial;

/// <summary>Something of an organisation that has a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; a person's mail address.</param>
public sealed record NamedEntity(Guid Id, string Name);
