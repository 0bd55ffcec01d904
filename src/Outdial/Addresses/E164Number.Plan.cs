namespace Outdial;

public readonly partial record struct E164Number
{
    /// <summary>The region whose number this is by the world's number plans, such as <c>GB</c>; <c>001</c> for a
    /// service without a country, such as +800; null for a number that is no region's, and for the default
    /// value.</summary>
    /// <remarks>Under a calling code that one region has alone, and behind digits that a plan sets aside for a region,
    /// every number is that region's, assigned or not.</remarks>
    public string? Region => IsEmpty || PlanTables.Find(this).Region is not (> 0 and var region)
        ? null
        : PlanTables.Regions[region];

    /// <summary>What kind of number this is by the world's number plans; <see cref="NumberType.Unassigned"/> for one
    /// that lies in no assigned range, and for the default value.</summary>
    public NumberType Type => IsEmpty ? NumberType.Unassigned : PlanTables.Find(this).Type;
}
