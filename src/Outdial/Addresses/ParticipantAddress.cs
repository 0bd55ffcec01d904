namespace Outdial;

/// <summary>The address to call: one of a closed set of kinds, each with one way of writing it.</summary>
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

    private protected abstract string Text { get; }

    private protected virtual string Masked => Text;
}
