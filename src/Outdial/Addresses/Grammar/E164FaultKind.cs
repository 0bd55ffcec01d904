namespace Outdial;

/// <summary>What stops a text being an E.164 number, as far as the scanner itself can tell.</summary>
internal enum E164FaultKind
{
    None,
    Empty,
    NoPlus,
    LeadingZero,
    NotADigit,
    TooManyDigits,
    TooFewDigits,
}
