using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>How waiting for the end of a call ended.</summary>
/// <param name="Last">What was seen last; null if nothing was.</param>
/// <param name="WrapUp"><c>set</c>, <c>notSet</c>, or null if none was asked for.</param>
/// <param name="Diagnostics">What stood in the way.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record CallEnd(
    CallProgress? Last, string? WrapUp, ImmutableArray<Diagnostic> Diagnostics, int ExitCode);
