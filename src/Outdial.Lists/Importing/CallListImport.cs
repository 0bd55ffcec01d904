using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>What came of importing rows into a list.</summary>
public sealed record CallListImport
{
    /// <summary>Whether the rows are in the list now. If not, nothing was imported.</summary>
    public required bool IsImported { get; init; }

    /// <summary>How many rows are new.</summary>
    public long Added { get; init; }

    /// <summary>How many rows the list had already, and say the same.</summary>
    public long Same { get; init; }

    /// <summary>How many rows have faults: with <see cref="CallListOptions.SkipInvalid"/> they were left out.</summary>
    public long Faulty { get; init; }

    /// <summary>The rows with faults, as they came; of more than 1,000 the first.</summary>
    public ImmutableArray<CallListFault> Faults { get; init; } = [];

    /// <summary>Why nothing of the list can be imported, whatever the rows say; empty if nothing stands against
    /// it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
