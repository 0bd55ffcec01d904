namespace Outdial;

/// <summary>How much a phone number must prove before it is called.</summary>
/// <remarks>What lies beyond the chosen level is still looked at, and reported as a note or a warning.</remarks>
public enum NumberPolicy
{
    /// <summary>Only the grammar of E.164: <c>+12</c> passes.</summary>
    Syntax,

    /// <summary>Also a length that the country's number plan has. The default: numbers of tutorials and tests, such as
    /// +15551234567, pass.</summary>
    Possible,

    /// <summary>Also an assigned range.</summary>
    Assigned,
}
