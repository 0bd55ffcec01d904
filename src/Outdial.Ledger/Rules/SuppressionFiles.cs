using System.Collections.Concurrent;
using Outdial.Gates;

namespace Outdial.Ledger;

/// <summary>The suppression files that gates name, each read once and again when it changes.</summary>
internal sealed class SuppressionFiles
{
    private readonly ConcurrentDictionary<string, SuppressionFile> _files = new(StringComparer.Ordinal);

    /// <summary>Asks a file for a number, as it is at this moment.</summary>
    internal SuppressionAnswer Check(string path, E164Number number) =>
        _files.GetOrAdd(path, one => new SuppressionFile(one)).Check(number);
}
