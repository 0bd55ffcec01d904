using System.Numerics;
using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>The grammar of E.164, for UTF-16 and UTF-8 alike: '+', 1-9, digits; at most 15 of them.</summary>
/// <remarks>
/// The least number of digits is the calling code's own length plus one. ITU-T E.164 gives no other minimum (it builds
/// a number from a calling code of 1 to 3 digits and a national significant number), and the guide's "1-9, then 1 to 14
/// digits" is the same rule for the one-digit codes. So <c>+12</c> passes, as grammar, and <c>+44</c> does not.
/// </remarks>
internal static class E164Scanner
{
    internal const int MaxDigits = 15;

    internal static E164Fault Scan<TChar>(ReadOnlySpan<TChar> text, out ulong digits)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        text.Length is > SimdDigits.Count and <= MaxDigits + 1 && AreDigits(text, out digits)
            ? default
            : OneByOne(text, out digits);

    // Nearly every text is a number of eight digits or more, and is read in two steps. What is anything else is looked
    // at thoroughly.
    private static bool AreDigits<TChar>(ReadOnlySpan<TChar> text, out ulong digits)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        // The two overlap: of the first eight characters those count that are before the last eight, without the plus.
        // They go to the top, and zeros below them.
        var last = SimdDigits.Load(text[^SimdDigits.Count..]);
        var first = SimdDigits.Load(text);
        var plus = (MaxDigits + 1 - text.Length) * 8;
        var isPlus = (byte)first == '+' && (byte)(first >> 8) != '0';
        first = ((first ^ '+' ^ '0') << plus) | (SimdDigits.Zeros & ((1UL << plus) - 1));
        digits = (SimdDigits.Read(first) * 100_000_000) + SimdDigits.Read(last);
        return isPlus && SimdDigits.Are(first) && SimdDigits.Are(last);
    }

    private static E164Fault OneByOne<TChar>(ReadOnlySpan<TChar> text, out ulong digits)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        digits = 0;
        if (text.IsEmpty)
        {
            return new(E164FaultKind.Empty, 0);
        }

        if (Value(text[0]) != '+')
        {
            return new(E164FaultKind.NoPlus, 0);
        }

        var value = 0UL;
        for (var i = 1; i < text.Length; i++)
        {
            // Below '0' wraps round to a large number, so one comparison refuses both sides. Widened before the
            // subtraction: a foreign character must not come out as a digit.
            var digit = Value(text[i]) - '0';
            if (digit > 9)
            {
                return new(E164FaultKind.NotADigit, i);
            }

            if (i > MaxDigits)
            {
                return new(E164FaultKind.TooManyDigits, i);
            }

            if (digit == 0 && i == 1)
            {
                return new(E164FaultKind.LeadingZero, 1);
            }

            value = (value * 10) + digit;
        }

        if (text.Length <= 4 && IsCallingCodeOnly(text))
        {
            return new(E164FaultKind.TooFewDigits, text.Length);
        }

        digits = value;
        return default;
    }

    private static bool IsCallingCodeOnly<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        text.Length <= 2 ||
        text.Length - 1 <= CallingCode.Length(
            (int)Value(text[1]) - '0', (int)Value(text[2]) - '0');

    // A general conversion makes objects in a program that is not optimised.
    private static uint Value<TChar>(TChar character)
        where TChar : unmanaged =>
        typeof(TChar) == typeof(byte) ? Unsafe.BitCast<TChar, byte>(character) : Unsafe.BitCast<TChar, char>(character);
}
