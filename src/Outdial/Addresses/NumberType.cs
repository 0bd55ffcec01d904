namespace Outdial;

/// <summary>What kind of number the world's number plans say that a number is.</summary>
/// <remarks>The kinds are libphonenumber's.</remarks>
public enum NumberType
{
    /// <summary>None: the number lies in no assigned range.</summary>
    Unassigned,

    /// <summary>A line that ends in a building.</summary>
    FixedLine,

    /// <summary>A mobile phone.</summary>
    Mobile,

    /// <summary>One of the two; the plan, as that of North America, does not tell them apart.</summary>
    FixedLineOrMobile,

    /// <summary>Free for the caller.</summary>
    TollFree,

    /// <summary>Dearer than other numbers.</summary>
    PremiumRate,

    /// <summary>Paid by caller and called together.</summary>
    SharedCost,

    /// <summary>A line over the internet.</summary>
    Voip,

    /// <summary>A number that follows a person, wherever the call ends.</summary>
    Personal,

    /// <summary>A pager.</summary>
    Pager,

    /// <summary>A company's one number for all its places.</summary>
    Company,

    /// <summary>A mailbox.</summary>
    Voicemail,
}
