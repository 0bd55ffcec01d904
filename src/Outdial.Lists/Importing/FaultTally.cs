using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>Counts rows with faults, and keeps the first: a list in which everything is wrong takes no more memory than
/// others.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class FaultTally(int most)
{
    private readonly List<CallListFault> _kept = [];

    internal long Count { get; private set; }

    internal void Add(long position, string? written, ImmutableArray<Diagnostic> diagnostics)
    {
        Count++;
        if (_kept.Count < most)
        {
            _kept.Add(new CallListFault(position, written, diagnostics));
        }
    }

    internal ImmutableArray<CallListFault> ToImmutable() => [.. _kept.OrderBy(fault => fault.Position)];
}
