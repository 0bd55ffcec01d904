using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Outdial;

/// <summary>Eight characters in one register, the first of them lowest: read as digits all at once.</summary>
/// <remarks>Put in place where they are called: a native program would otherwise call them, which takes longer than
/// what they do.</remarks>
internal static class SimdDigits
{
    internal const int Count = 8;

    /// <summary>Eight times the digit 0.</summary>
    internal const ulong Zeros = 0x3030_3030_3030_3030;

    // What no digit has: a digit is 0x30 to 0x39.
    private const ulong HighBits = 0x8080_8080_8080_8080;
    private const ulong AboveNine = 0x4646_4646_4646_4646;

    /// <summary>The first eight characters of a text; one outside ASCII becomes one that is not a digit.</summary>
    /// <param name="text">UTF-8, or UTF-16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Load<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged
    {
        if (typeof(TChar) == typeof(byte))
        {
            return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));
        }

        // A character above 255 becomes 255, and not the one that its lower half is.
        var wide = Vector128.Create(MemoryMarshal.Cast<TChar, ushort>(text));
        return Vector128.NarrowWithSaturation(wide, wide).AsUInt64().ToScalar();
    }

    /// <summary>Whether all eight are digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Are(ulong eight) => (((eight - Zeros) | (eight + AboveNine)) & HighBits) == 0;

    /// <summary>The number that they are: pairs of digits at once, then pairs of pairs, then those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Read(ulong eight)
    {
        eight -= Zeros;
        eight = (eight * 10) + (eight >> 8);
        return ((((eight & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) +
            ((eight >> 16 & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32) & uint.MaxValue;
    }
}
