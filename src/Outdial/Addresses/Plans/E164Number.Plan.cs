namespace Outdial;

public readonly partial record struct E164Number
{
    /// <summary>The region whose number this is by the world's number plans, such as <c>GB</c>; <c>001</c> for a
    /// service without a country, such as +800; null for a number that is no region's, and for the default
    /// value.</summary>
    /// <remarks>Under a calling code of a single region, and after digits that a plan sets aside for a region,
    /// every number is that region's, assigned or not.</remarks>
    public string? Region => IsEmpty || PlanTables.Find(this).Region is not (> 0 and var region)
        ? null
        : PlanTables.Regions[region];

    /// <summary>What kind of number this is by the world's number plans; <see cref="NumberType.Unassigned"/> for one
    /// that lies in no assigned range, and for the default value.</summary>
    public NumberType Type => IsEmpty ? NumberType.Unassigned : PlanTables.Find(this).Type;

    /// <summary>Whether this is an emergency or crisis line with '+' or a calling code before it, such as <c>+911</c>
    /// and <c>+1911</c>: rule OD1011, which refuses a call to it. False for the default value.</summary>
    /// <remarks>By libphonenumber's emergency numbers of all regions for the digits as a whole, and of the calling
    /// code's regions for those after it; by 116000, 116111 and 116123 everywhere; and by 911, 112, 999 and 988, also
    /// after the 0, 00 or 9 of an outside line.</remarks>
    public bool IsEmergency => EmergencyNumbers.Check(this) is not null;
}
