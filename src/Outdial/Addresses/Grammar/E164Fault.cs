namespace Outdial;

/// <summary>The first fault of a text, cheap to make; <see cref="E164Diagnosis"/> puts it in words on demand.</summary>
internal readonly record struct E164Fault(E164FaultKind Kind, int Index);
