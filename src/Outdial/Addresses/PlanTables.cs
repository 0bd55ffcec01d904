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

    // A number is walked through as a fraction of 2^60: each multiplication by ten brings the next digit to the top.
    private const int FractionBits = 60;
    private const ulong Fraction = (1UL << FractionBits) - 1;

    // 2^110 / 10^15, rounded up. A number below 10^15 has 50 bits: 14 more leave it below 2^64, and 14 + 110 is
    // 64 + 60.
    private const int Spare = 14;
    private const ulong Scale = 1_298_074_214_633_706_908;

    /// <summary>Walks over the digits of a number.</summary>
    internal static PlanVerdict Find(E164Number number)
    {
        // A unit is added so that rounding never leaves the fraction below the true one. It is then at most 2 units too
        // large, which the walk makes 2 * 10^15: still less than 2^60, so that every digit comes out right.
        var rest = number.DigitCount;
        var fraction = Math.BigMul(E164Number.LeftAligned(number) << Spare, Scale, out _) + 1;
        var states = States;
        var entry = 0;
        do
        {
            fraction *= 10;
            entry = states[(entry * RowLength) + (int)(fraction >> FractionBits)];
            fraction &= Fraction;
            rest--;
        }
        while (rest > 0 && entry < Ending);
        return new(entry < Ending
            ? states[(entry * RowLength) + RowLength - 1]
            : Endings[((entry - Ending) * EndingLength) + rest]);
    }
}
