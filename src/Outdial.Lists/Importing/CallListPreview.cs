using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>What a row would become if it were imported now.</summary>
/// <param name="Position">Where it stands in its source.</param>
/// <param name="Key">The key of its call; null if it is faulty.</param>
/// <param name="Shown">The destinations, masked.</param>
/// <param name="IsThere">Whether the list has the row already: it would not be called again.</param>
/// <param name="Due">When it may be placed at the earliest; null if it is faulty, there already, or held back by what
/// time alone does not open.</param>
/// <param name="Held">What holds it back now; null if nothing does.</param>
/// <param name="Written">The address as it stands in the source; null if the row did not say.</param>
/// <param name="Diagnostics">What is wrong with it; empty if nothing is.</param>
public sealed record CallListPreview(
    long Position,
    CallKey? Key,
    string Shown,
    bool IsThere,
    DateTimeOffset? Due,
    Diagnostic? Held,
    string? Written,
    ImmutableArray<Diagnostic> Diagnostics);
