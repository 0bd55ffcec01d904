using System.Globalization;

namespace Outdial.Payloads;

/// <summary>A place in a text, as a person counts.</summary>
/// <param name="Line">From 1; lines end with a line feed.</param>
/// <param name="Column">From 1, in Unicode characters (code points).</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Line and column with a colon between.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
