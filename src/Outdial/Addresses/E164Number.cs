using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>A phone number in E.164 form: '+', a calling code, a national significant number; at most 15
/// digits.</summary>
/// <remarks>
/// <para>Eight bytes; equality and order are those of the digits read as an integer. The default value is not a number
/// (<see cref="IsEmpty"/>): it formats as an empty text, and no call can be made to it.</para>
/// <para>Parsing is strict: ASCII digits only, no separators, no white space, no line end. For text as people dial it
/// there is <see cref="ParticipantAddress.FromDialled"/>. The grammar does not say whether the number exists; that
/// is what <see cref="NumberPolicy"/> is for.</para>
/// </remarks>
[JsonConverter(typeof(E164NumberJsonConverter))]
[TypeConverter(typeof(E164NumberTypeConverter))]
public readonly partial record struct E164Number : IComparable<E164Number>
{
    // Two times the eight that are walked through at once.
    private const int LeftAlignedDigits = 16;

    // No E.164 number begins with 0, so the digits are an integer and the integer is the number.
    private readonly ulong _digits;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ];

    private E164Number(ulong digits) => _digits = digits;

    /// <summary>Whether this is the default value, which is not a number.</summary>
    public bool IsEmpty => _digits == 0;

    /// <summary>The calling code, 1 to 999; 0 for the default value. Whether it is assigned is another
    /// question.</summary>
    public int CallingCode => (int)(_digits / PowersOfTen[NationalDigits]);

    /// <summary>The digits after the calling code, zeros kept; empty for the default value.</summary>
    public string NationalSignificantNumber => IsEmpty ? "" : ToString()[^NationalDigits..];

    /// <summary>The number of digits, 2 to 15; 0 for the default value.</summary>
    public int DigitCount
    {
        get
        {
            // log10 from log2: 1233 / 4096 is log10(2) to four places, which for 50 bits is one too many at most.
            var count = (BitOperations.Log2(_digits | 1) + 1) * 1233 >> 12;
            return _digits < PowersOfTen[count] ? count : count + 1;
        }
    }

    /// <summary>The digits as an integer; 0 for the default value.</summary>
    internal ulong Value => _digits;

    /// <summary>The digits after the calling code as an integer: zeros at their front are lost.</summary>
    internal ulong NationalValue => _digits % PowersOfTen[NationalDigits];

    /// <summary>How many digits follow the calling code.</summary>
    internal int NationalDigits
    {
        get
        {
            if (IsEmpty)
            {
                return 0;
            }

            var count = DigitCount;
            var firstTwo = (int)(_digits / PowersOfTen[count - 2]);
            return count - Outdial.CallingCode.Length(firstTwo / 10, firstTwo % 10);
        }
    }

    /// <summary>The digits as an integer of 16 digits: zeros after the number's last digit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="count">How many digits it has.</param>
    internal static ulong LeftAligned(E164Number number, int count) =>
        number._digits * PowersOfTen[LeftAlignedDigits - count];

    /// <summary>Orders by the digits read as an integer; the default value comes first.</summary>
    /// <param name="other">The number to compare with.</param>
    public int CompareTo(E164Number other) => _digits.CompareTo(other._digits);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(E164Number left, E164Number right) => left._digits < right._digits;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(E164Number left, E164Number right) => left._digits > right._digits;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(E164Number left, E164Number right) => left._digits <= right._digits;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(E164Number left, E164Number right) => left._digits >= right._digits;
}
