using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Outdial;

/// <summary>Reads durations from text that comes from outside: <c>[d.]hh:mm:ss[.fffffff]</c>, of ASCII
/// digits.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class StrictDuration
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789:.");

    /// <summary>Reads a duration that is not negative.</summary>
    internal static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        return !text.AsSpan().ContainsAnyExcept(Characters) &&
            TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out duration);
    }
}
