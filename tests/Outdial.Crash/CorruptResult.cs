using System.Globalization;

namespace Outdial.Crash;

/// <summary>What came of damaged files.</summary>
/// <param name="Variants">How many were tried.</param>
/// <param name="Refused">How many ledgers were refused as a whole.</param>
/// <param name="Used">How many were used.</param>
/// <param name="Twice">How many keys rang again, by the damage.</param>
internal sealed record CorruptResult(int Variants, int Refused, int Used, IReadOnlyDictionary<string, int> Twice)
{
    internal bool IsKept => Twice.Values.All(count => count == 0);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Variants} damaged ledgers: {Refused} refused, {Used} used; {Twice.Values.Sum()} keys rang twice. ") +
        (IsKept ? "Kept." : "BROKEN: " + string.Join(
            "; ", Twice.Where(row => row.Value > 0).Select(row => $"{row.Key}: {row.Value}")));
}
