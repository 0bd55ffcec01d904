using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>Whom to call: one of a closed set of kinds, each with one way of writing it.</summary>
/// <remarks>
/// <list type="table">
/// <item><term><c>+12025550123</c></term><description><see cref="Phone"/></description></item>
/// <item><term><c>tel:+12025550123;ext=12</c></term><description><see cref="Phone"/> with an
/// extension</description></item>
/// <item><term><c>sip:ann@example.com</c></term><description><see cref="Sip"/></description></item>
/// <item><term><c>user:</c>, <c>queue:</c>, <c>group:</c> and a GUID</term><description><see cref="User"/>,
/// <see cref="Queue"/>, <see cref="Group"/></description></item>
/// <item><term><c>ext:4021</c></term><description><see cref="Extension"/></description></item>
/// <item><term><c>mailto:ann@example.com</c></term><description><see cref="Email"/></description></item>
/// </list>
/// What <see cref="ToString()"/> writes, <see cref="Parse(string, IFormatProvider)"/> reads back as an equal value.
/// </remarks>
public abstract partial record ParticipantAddress : ISpanParsable<ParticipantAddress>, IFormattable
{
    private ParticipantAddress()
    {
    }

    /// <summary>The address in its one written form.</summary>
    public sealed override string ToString() => Text;

    /// <summary>The address as text.</summary>
    /// <param name="format"><c>G</c>, empty or null: the whole address. <c>M</c>: masked for logs; numbers, SIP users
    /// and local parts of e-mail addresses are hidden, ids are not.</param>
    /// <param name="formatProvider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException"><paramref name="format"/> is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => Text,
        "M" => Masked,
        _ => throw new FormatException($"An address has the formats G and M, not '{format}'."),
    };

    /// <summary>Reads an address, strictly.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the grammar is the same everywhere.</param>
    /// <exception cref="AddressFormatException">The text is no address.</exception>
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

    /// <summary>Says what first stops the text being an address, or null if nothing does.</summary>
    /// <param name="s">The text.</param>
    public static Diagnostic? Diagnose(ReadOnlySpan<char> s) => AddressScanner.Scan(s, out _);

    /// <summary>Says what stops the text being an address, with what is dialled in a region as the safe fix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals; null for none.</param>
    /// <returns>Null for an address. Where <see cref="TryFromDialled"/> reads the text, its fault as it stands, with
    /// that address as the safe <see cref="Diagnostic.Fix"/>; else the fault that <see cref="TryFromDialled"/>
    /// gives.</returns>
    public static Diagnostic? Diagnose(string text, string? region)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DialledText.Check(text, region);
    }

    /// <summary>Reads a number as people in a region dial and write it, such as <c>(202) 555-0123</c> in US.</summary>
    /// <param name="text">The text; one that already is an address is taken as it stands.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals.</param>
    /// <exception cref="AddressFormatException">No number can be read from it, or not with certainty.</exception>
    public static ParticipantAddress FromDialled(string text, string region) =>
        TryFromDialled(text, region, out var address, out var fault)
            ? address
            : throw new AddressFormatException(fault);

    /// <summary>Reads a number as people in a region dial and write it.</summary>
    /// <param name="text">The text; one that already is an address is taken as it stands.</param>
    /// <param name="region">The region it is dialled in: an ISO 3166-1 code of two capitals.</param>
    /// <param name="address">The address, or null.</param>
    /// <param name="fault">What stands in the way, or null.</param>
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

    private protected abstract string Text { get; }

    private protected virtual string Masked => Text;
}
