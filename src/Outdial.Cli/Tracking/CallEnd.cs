using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>How waiting for the end of a call ended.</summary>
/// <param name="Last">What was seen last; null if nothing was.</param>
/// <param name="WrapUp"><c>set</c>, <c>notSet</c>, or null if there was none to set.</param>
/// <param name="Diagnostics">What prevented it.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record CallEnd(
    CallProgress? Last, string? WrapUp, ImmutableArray<Diagnostic> Diagnostics, int ExitCode);
