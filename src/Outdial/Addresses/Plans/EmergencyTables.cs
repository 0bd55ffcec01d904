namespace Outdial;

/// <summary>The emergency lines of the world's regions. The other part of this class is written while the library is
/// built: build/Outdial.Plans makes it of libphonenumber's short numbers.</summary>
internal static partial class EmergencyTables
{
    /// <summary>The regions, by their places in <see cref="PlanTables.Regions"/>, in which digits are an emergency
    /// line.</summary>
    /// <param name="digits">Digits; at most 8.</param>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<char> digits)
    {
        // A 1 before the digits keeps zeros at their front.
        var key = 1;
        foreach (var digit in digits)
        {
            key = (key * 10) + (digit - '0');
        }

        var at = Keys.BinarySearch(key);
        return at < 0 ? [] : Places[Starts[at]..Starts[at + 1]];
    }

    /// <summary>Whether a region is among those that were found.</summary>
    internal static bool Has(ReadOnlySpan<byte> found, string region)
    {
        foreach (var place in found)
        {
            if (PlanTables.Regions[place] == region)
            {
                return true;
            }
        }

        return false;
    }
}
