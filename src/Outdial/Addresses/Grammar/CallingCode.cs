namespace Outdial;

/// <summary>How long a calling code is, from its first digits.</summary>
/// <remarks>
/// The ITU's list of assigned country codes numbers the world in zones: 1 and 7 are whole codes, the two-digit
/// codes were all given out long ago, and everything else, assigned or spare, has three digits. New codes are three
/// digits long, so this table does not age.
/// </remarks>
internal static class CallingCode
{
    // Bit n is set when the two digits nn are a whole calling code.
    private static readonly UInt128 TwoDigitCodes = Bits(
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58,
        60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98);

    /// <summary>The number of digits, 1 to 3, of the calling code that begins with these two digits.</summary>
    internal static int Length(int firstDigit, int secondDigit) =>
        firstDigit is 1 or 7 ? 1
        : (TwoDigitCodes >> ((firstDigit * 10) + secondDigit) & 1) == 1 ? 2
        : 3;

    private static UInt128 Bits(params ReadOnlySpan<int> codes)
    {
        UInt128 bits = 0;
        foreach (var code in codes)
        {
            bits |= UInt128.One << code;
        }

        return bits;
    }
}
