using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>What a row would become if it were imported now.</summary>
/// <param name="Position">Where it stands in its source.</param>
/// <param name="Key">The key of its call; null if it is faulty.</param>
/// <param name="Shown">The destinations, masked.</param>
/// <param name="Due">When it may be placed at the earliest; null if it is faulty.</param>
/// <param name="Diagnostics">What is wrong with it; empty if nothing is.</param>
public sealed record CallListPreview(
    long Position, CallKey? Key, string Shown, DateTimeOffset? Due, ImmutableArray<Diagnostic> Diagnostics);
