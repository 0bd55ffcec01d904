using System.Globalization;

namespace Outdial;

/// <summary>Names the country of a calling code in messages.</summary>
internal static class Countries
{
    /// <summary>The calling code and the code of its main region: <c>+20 (EG)</c>.</summary>
    internal static string Named(E164Number number)
    {
        var region = NumberPlan.MainRegionOf(number.CallingCode);
        return string.Create(CultureInfo.InvariantCulture, $"+{number.CallingCode} ({region})");
    }
}
