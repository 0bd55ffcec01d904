using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Outdial.Gates;

/// <summary>Numbers that must not be called, as they were at one moment. Eight bytes a number.</summary>
/// <remarks>
/// <para>The text is UTF-8 with a number on each line. Lines that are blank or begin with <c>#</c> are skipped; LF and
/// CRLF end a line, and the last line has an end too. A number is in E.164 form, or in a form that can only be read as
/// one number (<see cref="Applicability.Safe"/>), and has a length that its country's plan has.</para>
/// <para>One line that is not such a number refuses the whole list: rule OD6030.</para>
/// </remarks>
public sealed class SuppressionList
{
    private readonly List<ulong> _numbers;

    private SuppressionList(List<ulong> numbers) => _numbers = numbers;

    /// <summary>How many different numbers it contains.</summary>
    public int Count => _numbers.Count;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text, from its present position to its end; it stays open.</param>
    /// <param name="region">The region in which numbers without a calling code are dialled: an ISO 3166-1 code of two
    /// capitals; null if every number has its calling code.</param>
    /// <param name="list">The list, or null.</param>
    /// <param name="diagnostics">Why there is none: rules OD6030 to OD6032, of at most 20 lines. Empty if there
    /// is.</param>
    /// <returns>Whether the text is a list.</returns>
    /// <exception cref="ArgumentException">The region is none.</exception>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static bool TryRead(
        Stream text,
        string? region,
        [NotNullWhen(true)] out SuppressionList? list,
        out ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfNoRegion(region);
        var reader = new SuppressionReader(region);
        diagnostics = reader.Read(text);
        list = diagnostics.IsEmpty ? new(Sorted(reader.Numbers)) : null;
        return list is not null;
    }

    /// <summary>Whether it contains a number.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">The number is the default value, which is none.</exception>
    public bool Contains(E164Number number) => number.IsEmpty
        ? throw new ArgumentException("The default value is not a number.", nameof(number))
        : _numbers.BinarySearch(number.Value) >= 0;

    internal static void ThrowIfNoRegion(string? region)
    {
        if (region is not null && !NumberPlan.IsRegion(region))
        {
            throw new ArgumentException($"'{region}' is not a known region.", nameof(region));
        }
    }

    private static List<ulong> Sorted(List<ulong> numbers)
    {
        numbers.Sort();
        var all = CollectionsMarshal.AsSpan(numbers);
        var count = 0;
        foreach (var number in all)
        {
            if (count == 0 || all[count - 1] != number)
            {
                all[count++] = number;
            }
        }

        numbers.RemoveRange(count, numbers.Count - count);
        return numbers;
    }
}
