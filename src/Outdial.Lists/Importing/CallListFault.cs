using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>A row that cannot be imported.</summary>
/// <param name="Position">Where it stands in its source.</param>
/// <param name="Written">The address as it stands there; null if the row did not say.</param>
/// <param name="Diagnostics">What is wrong with it: at least one finding.</param>
public sealed record CallListFault(long Position, string? Written, ImmutableArray<Diagnostic> Diagnostics);
