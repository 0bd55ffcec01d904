namespace Outdial.Plans;

/// <summary>Writes verdicts in the library's form, and numbers the regions.</summary>
internal sealed class VerdictCodes
{
    // The first stands for no region.
    private readonly List<string> _regions = [""];

    internal IReadOnlyList<string> Regions => _regions;

    /// <exception cref="InvalidOperationException">There are more regions than the form has room for.</exception>
    internal ushort Of(NumberLength length, NumberType type, string region)
    {
        var place = _regions.IndexOf(region);
        if (place < 0)
        {
            place = _regions.Count;
            _regions.Add(region);
        }

        return place < PlanVerdict.MostRegions
            ? new PlanVerdict(place, type, length).Code
            : throw new InvalidOperationException("There are too many regions.");
    }
}
