namespace Outdial;

/// <summary>The first fault of a text, cheap to create; <see cref="E164Diagnosis"/> explains it on demand.</summary>
internal readonly record struct E164Fault(E164FaultKind Kind, int Index);
