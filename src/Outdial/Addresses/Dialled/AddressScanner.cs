namespace Outdial;

/// <summary>The text grammar of addresses: '+' begins a number, anything else begins with its scheme.</summary>
internal static class AddressScanner
{
    private const string TelExtension = ";ext=";

    /// <summary>Reads an address; on a fault gives the first one, and no address.</summary>
    internal static Diagnostic? Scan(ReadOnlySpan<char> text, out ParticipantAddress? address) =>
        Scan(text, region: null, out address);

    /// <summary>Reads an address, or a number as it is dialled in a region; on a fault says why, and gives no
    /// address.</summary>
    internal static Diagnostic? Scan(ReadOnlySpan<char> text, string? region, out ParticipantAddress? address)
    {
        if (!text.IsEmpty && text[0] == '+')
        {
            return Number(text, region, out address);
        }

        var colon = text.IndexOf(':');
        var rest = text[(colon + 1)..];
        return text[..Math.Max(colon, 0)] switch
        {
            "tel" => Tel(text, region, out address),
            "sip" or "sips" =>
                Checked(SipUriGrammar.Fault(text), text, t => new ParticipantAddress.Sip(t), out address),
            "user" => Id(text, colon + 1, id => new ParticipantAddress.User(id), out address),
            "queue" => Id(text, colon + 1, id => new ParticipantAddress.Queue(id), out address),
            "group" => Id(text, colon + 1, id => new ParticipantAddress.Group(id), out address),
            "ext" => After(
                colon,
                ParticipantAddress.Extension.Fault(rest),
                text,
                t => new ParticipantAddress.Extension(t),
                out address),
            "mailto" => After(
                colon,
                EmailGrammar.Fault(rest),
                text,
                t => new ParticipantAddress.Email(t),
                out address),
            _ => DialledText.Explain(text.ToString(), region, out address),
        };
    }

    private static Diagnostic? Number(ReadOnlySpan<char> text, string? region, out ParticipantAddress? address)
    {
        if (E164Number.TryParse(text, null, out var number))
        {
            address = new ParticipantAddress.Phone(number);
            return null;
        }

        return DialledText.Explain(text.ToString(), region, out address);
    }

    private static Diagnostic? Tel(ReadOnlySpan<char> text, string? region, out ParticipantAddress? address)
    {
        const int Start = 4;
        var semicolon = text.IndexOf(';');
        var digits = text[Start..(semicolon < 0 ? text.Length : semicolon)];
        if (!E164Number.TryParse(digits, null, out var number))
        {
            return TelText.Explain(text.ToString(), region, out address);
        }

        if (semicolon < 0)
        {
            address = new ParticipantAddress.Phone(number);
            return null;
        }

        var fault = Parameter(text, semicolon, out var extension);
        address = fault is null ? new ParticipantAddress.Phone(number, extension) : null;
        return fault is null ? null : fault with { Fix = TelText.Explain(text.ToString(), region: null, out _)?.Fix };
    }

    private static Diagnostic? Parameter(ReadOnlySpan<char> text, int semicolon, out string? extension)
    {
        extension = null;
        if (!text[semicolon..].StartsWith(TelExtension))
        {
            return new Diagnostic(AddressRules.MalformedTelUri) { Index = semicolon };
        }

        var digits = text[(semicolon + TelExtension.Length)..];
        if (ParticipantAddress.Extension.Fault(digits) is { } bad)
        {
            return bad with { Index = semicolon + TelExtension.Length + bad.Index };
        }

        extension = digits.ToString();
        return null;
    }

    private static Diagnostic? Id(
        ReadOnlySpan<char> text, int start, Func<Guid, ParticipantAddress> make, out ParticipantAddress? address)
    {
        if (ResourceId.TryParse(text[start..], out var id))
        {
            address = make(id);
            return null;
        }

        return None(new Diagnostic(AddressRules.NotAGuid) { Index = start }, out address);
    }

    private static Diagnostic? After(
        int colon,
        Diagnostic? fault,
        ReadOnlySpan<char> text,
        Func<string, ParticipantAddress> make,
        out ParticipantAddress? address) =>
        Checked(
            fault is null ? null : fault with { Index = colon + 1 + fault.Index },
            text[(colon + 1)..],
            make,
            out address);

    private static Diagnostic? Checked(
        Diagnostic? fault,
        ReadOnlySpan<char> text,
        Func<string, ParticipantAddress> make,
        out ParticipantAddress? address)
    {
        address = fault is null ? make(text.ToString()) : null;
        return fault;
    }

    private static Diagnostic? None(Diagnostic? fault, out ParticipantAddress? address)
    {
        address = null;
        return fault;
    }
}
