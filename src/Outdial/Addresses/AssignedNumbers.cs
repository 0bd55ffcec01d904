namespace Outdial;

/// <summary>Remembers which numbers lie in an assigned range: a number is asked about when it is checked, when it is
/// mapped and when it is tried again, and the number plans take microseconds each time.</summary>
/// <remarks>A fixed table without locks: what is forgotten, or lost between two threads, is asked for anew.</remarks>
internal static class AssignedNumbers
{
    private const int SlotBits = 12;

    // A number of 15 digits has 50 bits: two are left below it to say that the slot is used, and what is known.
    private const ulong Used = 2;
    private const ulong Assigned = 1;

    private static readonly ulong[] Known = new ulong[1 << SlotBits];

    internal static bool? Find(E164Number number)
    {
        var entry = Volatile.Read(ref Slot(number));
        return (entry & ~Assigned) == ((number.Value << 2) | Used) ? (entry & Assigned) != 0 : null;
    }

    internal static void Remember(E164Number number, bool isAssigned) =>
        Volatile.Write(ref Slot(number), (number.Value << 2) | Used | (isAssigned ? Assigned : 0));

    // Neighbouring numbers go to distant slots (Fibonacci hashing).
    private static ref ulong Slot(E164Number number) =>
        ref Known[(int)((number.Value * 0x9E3779B97F4A7C15) >> (64 - SlotBits))];
}
