using System.Globalization;

namespace Outdial.Crash;

/// <summary>What came of it: the promise is that no phone rings twice and no key is lost.</summary>
/// <param name="What">What was done.</param>
/// <param name="Placed">How many keys ended as placed.</param>
/// <param name="NotPlaced">How many were settled as not placed.</param>
/// <param name="Unsettled">How many ended as anything else.</param>
/// <param name="Rings">How many times any phone rang.</param>
/// <param name="Twice">How many phones rang more than once.</param>
/// <param name="Wrong">How many keys say otherwise than the phone.</param>
internal sealed record CrashResult(
    string What, int Placed, int NotPlaced, int Unsettled, int Rings, int Twice, int Wrong)
{
    internal bool IsKept => Twice == 0 && Unsettled == 0 && Wrong == 0;

    public override string ToString()
    {
        var kept = IsKept ? "Kept." : "BROKEN.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{What}: {Placed} keys placed, {NotPlaced} settled as not placed, {Unsettled} unsettled or lost; ") +
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Rings} rings, {Twice} phones rang twice, {Wrong} keys say otherwise than the phone. {kept}");
    }
}
