namespace Outdial;

/// <summary>Whether a number has a length that its country has.</summary>
internal enum NumberLength
{
    Possible,
    LocalOnly,
    NoCountry,
    TooShort,
    NotThis,
    TooLong,
}
