using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Outdial;

public readonly partial record struct E164Number : ISpanParsable<E164Number>, IUtf8SpanParsable<E164Number>
{
    /// <summary>Reads a number, strictly.</summary>
    /// <param name="s">The text, such as <c>+12025550123</c>.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <exception cref="AddressFormatException">The text is not a number in E.164 form.</exception>
    public static E164Number Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => ParseCore(s);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider)"/>
    public static E164Number Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return ParseCore(s.AsSpan());
    }

    /// <summary>Reads a number from UTF-8, strictly.</summary>
    /// <param name="utf8Text">The text, such as <c>+12025550123</c>.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <exception cref="AddressFormatException">The text is not a number in E.164 form.</exception>
    public static E164Number Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        ParseCore(utf8Text);

    /// <summary>Reads a number, strictly; allocates nothing.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <param name="result">The number, or the default value.</param>
    /// <returns>Whether the text is a number in E.164 form.</returns>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out E164Number result) =>
        TryParseCore(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider, out E164Number)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out E164Number result) =>
        TryParseCore(s.AsSpan(), out result);

    /// <summary>Reads a number, strictly; allocates nothing.</summary>
    /// <param name="text">The text, such as <c>+12025550123</c>.</param>
    /// <param name="number">The number, or the default value.</param>
    /// <returns>Whether the text is a number in E.164 form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out E164Number number) =>
        TryParseCore(text.AsSpan(), out number);

    /// <summary>Reads a number, strictly, and says why a text is none.</summary>
    /// <param name="text">The text, such as <c>+12025550123</c>.</param>
    /// <param name="number">The number, or the default value.</param>
    /// <param name="diagnostic">What first stops the text being a number, or null.</param>
    /// <returns>Whether the text is a number in E.164 form.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, out E164Number number, [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        diagnostic = E164Diagnosis.Explain(E164Scanner.Scan(text.AsSpan(), out var digits), text.AsSpan());
        number = new(digits);
        return diagnostic is null;
    }

    /// <summary>Reads a number from UTF-8, strictly; allocates nothing.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <param name="result">The number, or the default value.</param>
    /// <returns>Whether the text is a number in E.164 form.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out E164Number result) =>
        TryParseCore(utf8Text, out result);

    /// <summary>Says what first stops the text being a number in E.164 form, or null if nothing does.</summary>
    /// <param name="s">The text.</param>
    public static Diagnostic? Diagnose(ReadOnlySpan<char> s) =>
        E164Diagnosis.Explain(E164Scanner.Scan(s, out _), s);

    /// <summary>Says what first stops the UTF-8 text being a number in E.164 form, or null if nothing does.</summary>
    /// <param name="utf8Text">The text; <see cref="Diagnostic.Index"/> counts its bytes.</param>
    public static Diagnostic? Diagnose(ReadOnlySpan<byte> utf8Text) =>
        E164Diagnosis.Explain(E164Scanner.Scan(utf8Text, out _), utf8Text);

    private static E164Number ParseCore<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        E164Diagnosis.Explain(E164Scanner.Scan(text, out var digits), text) is { } fault
            ? throw new AddressFormatException(fault)
            : new(digits);

    private static bool TryParseCore<TChar>(ReadOnlySpan<TChar> text, out E164Number result)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        var fault = E164Scanner.Scan(text, out var digits);
        result = new(digits);
        return fault.Kind == E164FaultKind.None;
    }
}
