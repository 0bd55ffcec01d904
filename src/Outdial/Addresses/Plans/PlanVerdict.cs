namespace Outdial;

/// <summary>The number plans' verdict on a number, in 15 bits. The compiler of the tables shares this file.</summary>
/// <param name="Code">8 bits for the place of the region's name, 4 for the type, 3 for the length.</param>
internal readonly record struct PlanVerdict(ushort Code)
{
    /// <summary>One more than the last place that a region's name may have.</summary>
    internal const int MostRegions = 256;

    private const int TypeAt = 3;
    private const int RegionAt = 7;

    internal PlanVerdict(int region, NumberType type, NumberLength length)
        : this((ushort)((region << RegionAt) | ((int)type << TypeAt) | (int)length))
    {
    }

    internal NumberLength Length => (NumberLength)(Code & ((1 << TypeAt) - 1));

    internal NumberType Type => (NumberType)(Code >> TypeAt & ((1 << (RegionAt - TypeAt)) - 1));

    /// <summary>The place of the region's name; 0 for a number that belongs to no region.</summary>
    internal int Region => Code >> RegionAt;
}
