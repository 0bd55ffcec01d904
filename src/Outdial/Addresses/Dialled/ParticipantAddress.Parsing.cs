using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Outdial;

[JsonConverter(typeof(ParticipantAddressJsonConverter))]
[TypeConverter(typeof(ParticipantAddressTypeConverter))]
public abstract partial record ParticipantAddress
{
    /// <summary>Reads an address, strictly.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <exception cref="AddressFormatException">The text is not an address.</exception>
    public static ParticipantAddress Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static ParticipantAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        AddressScanner.Scan(s, out var address) is { } fault ? throw new AddressFormatException(fault) : address!;

    /// <summary>Reads an address, strictly.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <param name="result">The address, or null.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ParticipantAddress result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out ParticipantAddress)"/>
    public static bool TryParse(
        ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out ParticipantAddress result) =>
        AddressScanner.Scan(s, out result) is null;

    /// <summary>Reads an address, strictly.</summary>
    /// <param name="text">The text, such as <c>+12025550123</c> or <c>sip:ann@example.com</c>.</param>
    /// <param name="address">The address, or null.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out ParticipantAddress? address) =>
        AddressScanner.Scan(text.AsSpan(), out address) is null;

    /// <summary>Reads an address, strictly, and says why a text is none.</summary>
    /// <param name="text">The text, such as <c>+12025550123</c> or <c>sip:ann@example.com</c>.</param>
    /// <param name="address">The address, or null.</param>
    /// <param name="diagnostic">What first stops the text being an address, or null.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out ParticipantAddress? address,
        [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        diagnostic = AddressScanner.Scan(text.AsSpan(), out address);
        return diagnostic is null;
    }

    /// <summary>Says what first stops the text being an address, or null if nothing does.</summary>
    /// <param name="s">The text.</param>
    public static Diagnostic? Diagnose(ReadOnlySpan<char> s) => AddressScanner.Scan(s, out _);

    /// <summary>Says what stops the text being an address, with what is dialled in a region as the safe fix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals; null for none.</param>
    /// <returns>Null for an address. Where <see cref="TryFromDialled"/> reads the text, its fault as it is, with
    /// that address as the safe <see cref="Diagnostic.Fix"/>; else the fault that <see cref="TryFromDialled"/>
    /// gives.</returns>
    public static Diagnostic? Diagnose(string text, string? region)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DialledText.Check(text, region);
    }

    /// <summary>Reads a number as people in a region dial and write it, such as <c>(202) 555-0123</c> in US.</summary>
    /// <param name="text">The text; one that already is an address is used as it is.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals.</param>
    /// <exception cref="AddressFormatException">No number can be read from it, or not with certainty.</exception>
    public static ParticipantAddress FromDialled(string text, string region) =>
        TryFromDialled(text, region, out var address, out var fault)
            ? address
            : throw new AddressFormatException(fault);

    /// <summary>Reads a number as people in a region dial and write it.</summary>
    /// <param name="text">The text; one that already is an address is used as it is.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals.</param>
    /// <param name="address">The address, or null.</param>
    /// <param name="fault">Why no number was read, or null.</param>
    /// <returns>Whether a number was read.</returns>
    public static bool TryFromDialled(
        string text,
        string region,
        [NotNullWhen(true)] out ParticipantAddress? address,
        [NotNullWhen(false)] out Diagnostic? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(region);
        fault = DialledText.Read(text, region, out address);
        return address is not null;
    }
}
