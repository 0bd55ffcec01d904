namespace Outdial;

/// <summary>How far a conversation may be the call that is looked for, in the order in which they are read.</summary>
internal enum MatchConfidence
{
    /// <summary>It may be, and its destination appears to be the one that was called.</summary>
    Likely,

    /// <summary>It may be: nothing proves that it is another.</summary>
    Possible,

    /// <summary>It is to another number, where both are whole.</summary>
    OtherNumber,

    /// <summary>It is another: of another call's stamp, time, direction or caller.</summary>
    None,
}
