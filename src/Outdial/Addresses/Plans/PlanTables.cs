using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>The world's number plans as one automaton over the digits of a number, calling code first. The other part
/// of this class is written while the library is built: build/Outdial.Plans makes it of libphonenumber's
/// metadata.</summary>
internal static partial class PlanTables
{
    /// <summary>A state is ten entries, one for each digit, and the verdict on a number that ends there.</summary>
    internal const int RowLength = 11;

    /// <summary>An entry is the next state; or, with this bit, an ending: only the number of digits still to come
    /// counts, and there is a verdict for each.</summary>
    internal const int Ending = 0x8000;

    /// <summary>One more than the most digits of a number.</summary>
    internal const int EndingLength = 16;

    // Digits are walked through as a fraction of 2^57, eight at most: each multiplication by ten brings the next digit
    // to the top. The scale is rounded up, so that a fraction is too large by less than 10^8 / 2^57, which is less than
    // a digit after the eighth.
    private const int FractionBits = 57;
    private const ulong Fraction = (1UL << FractionBits) - 1;
    private const ulong Eight = 100_000_000;
    private const ulong Scale = (Fraction / Eight) + 1;

    /// <summary>Walks over the digits of a number.</summary>
    internal static PlanVerdict Find(E164Number number)
    {
        // Nearly every walk ends among the first eight digits.
        var rest = number.DigitCount;
        var digits = E164Number.LeftAligned(number, rest);
        var first = digits / Eight;
        var entry = Walk(0, first, ref rest, least: Math.Max(rest - 8, 0));
        if (rest > 0 && entry < Ending)
        {
            entry = Walk(entry, digits - (first * Eight), ref rest, least: 0);
        }

        return new(entry < Ending
            ? States[(entry * RowLength) + RowLength - 1]
            : Endings[((entry - Ending) * EndingLength) + rest]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Walk(int entry, ulong eight, ref int rest, int least)
    {
        var states = States;
        var fraction = eight * Scale;
        do
        {
            fraction *= 10;
            entry = states[(entry * RowLength) + (int)(fraction >> FractionBits)];
            fraction &= Fraction;
            rest--;
        }
        while (rest > least && entry < Ending);
        return entry;
    }
}
