using System.Globalization;

namespace Outdial;

/// <summary>Numbers as they were written before a country changed its plan.</summary>
internal static class FormerNumbers
{
    private const int Mexico = 52;
    private const int MexicanDigits = 12;

    // +52 1 and ten digits.
    private const ulong FormerMexicanMobiles = 521;
    private const ulong TenDigits = 10_000_000_000;

    /// <summary>The number as it is written now, and why; null if no former writing is known.</summary>
    /// <remarks>Mexico dropped the 1 before mobile numbers on 3 August 2019 (libphonenumber's metadata for MX no longer
    /// has it).</remarks>
    internal static (E164Number Number, string Reason)? Now(E164Number number)
    {
        if (number.Value / TenDigits != FormerMexicanMobiles)
        {
            return null;
        }

        var digits = (Mexico * TenDigits) + (number.Value % TenDigits);
        var text = string.Create(CultureInfo.InvariantCulture, $"+{digits}");
        return text.Length == MexicanDigits + 1 && E164Number.TryParse(text, null, out var now)
            ? (now, "Too long: the 1 after +52 was dropped in Mexico in 2019.")
            : null;
    }
}
