using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Outdial;

/// <summary>What an attempt at a call carries so that the call can be found again: the call's id and the attempt's
/// number.</summary>
/// <remarks>Under the contract platform it is the attribute <see cref="Attribute"/> of the customer participant. The
/// guide's contract has no field that the service is said to give back, so there an attempt carries nothing.</remarks>
public readonly record struct CallStamp
{
    /// <summary>The attribute's name. Calls must not set it themselves.</summary>
    public const string Attribute = CallValidator.ReservedAttribute;

    /// <summary>Makes a stamp.</summary>
    /// <param name="call">The id of the call, the same for all of its attempts.</param>
    /// <param name="attempt">Which attempt, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is below 1.</exception>
    public CallStamp(Guid call, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        (Call, Attempt) = (call, attempt);
    }

    /// <summary>The id of the call.</summary>
    public Guid Call { get; }

    /// <summary>Which attempt, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Reads a stamp as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">The text, such as an attribute's value.</param>
    /// <param name="stamp">The stamp.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CallStamp stamp)
    {
        stamp = default;
        if (text is null || text.Length < 34 || text[32] != '-' ||
            !StrictGuid.TryReadDigits(text.AsSpan(0, 32), out var call) ||
            !StrictNumber.TryRead(text.AsSpan(33), out int attempt) ||
            attempt < 1)
        {
            return false;
        }

        stamp = new CallStamp(call, attempt);
        return stamp.ToString() == text;
    }

    /// <summary>The call's id as 32 digits, '-', and the attempt's number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Call:N}-{Attempt}");
}
