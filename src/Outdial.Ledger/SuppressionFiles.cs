using Outdial.Gates;

namespace Outdial.Ledger;

/// <summary>The suppression files that gates name, each read once and again when it changes.</summary>
internal sealed class SuppressionFiles
{
    private readonly Dictionary<string, SuppressionFile> _files = new(StringComparer.Ordinal);

    /// <summary>Asks a file for a number, as it is at this moment.</summary>
    internal SuppressionAnswer Check(string path, E164Number number)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            _files.Add(path, file = new SuppressionFile(path));
        }

        return file.Check(number);
    }
}
