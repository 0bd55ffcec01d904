namespace Outdial;

/// <summary>The text grammar of addresses: '+' begins a number, anything else begins with its scheme.</summary>
internal static class AddressScanner
{
    private const string TelExtension = ";ext=";

    /// <summary>Reads an address; on a fault gives the first one, and no address.</summary>
    internal static Diagnostic? Scan(ReadOnlySpan<char> text, out ParticipantAddress? address)
    {
        if (!text.IsEmpty && text[0] == '+')
        {
            return Number(text, out address);
        }

        var colon = text.IndexOf(':');
        var rest = text[(colon + 1)..];
        return text[..Math.Max(colon, 0)] switch
        {
            "tel" => Tel(text, out address),
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
            _ => None(SchemelessText.Explain(text), out address),
        };
    }

    private static Diagnostic? Number(ReadOnlySpan<char> text, out ParticipantAddress? address)
    {
        if (E164Number.TryParse(text, null, out var number))
        {
            address = new ParticipantAddress.Phone(number);
            return null;
        }

        // What a gateway dials: a number before the '@' of a SIP URI.
        var isSip = text.Contains('@') && SipUriGrammar.Fault($"sip:{text}") is null;
        return None(isSip ? SchemelessText.SipOrEmail() : NumberText.Explain(text), out address);
    }

    private static Diagnostic? Tel(ReadOnlySpan<char> text, out ParticipantAddress? address)
    {
        const int Start = 4;
        var semicolon = text.IndexOf(';');
        var digits = text[Start..(semicolon < 0 ? text.Length : semicolon)];
        if (!E164Number.TryParse(digits, null, out var number))
        {
            if (EmergencyNumbers.Check(digits.ToString(), region: null) is { } emergency)
            {
                return None(emergency with { Index = Start }, out address);
            }

            var fault = NumberText.Explain(digits)!;
            var fix = semicolon < 0 ? fault.Fix : null;
            return None(fault with { Index = Start + fault.Index, Fix = fix }, out address);
        }

        if (semicolon < 0)
        {
            address = new ParticipantAddress.Phone(number);
            return null;
        }

        if (!text[semicolon..].StartsWith(TelExtension))
        {
            return None(new Diagnostic(AddressRules.MalformedTelUri) { Index = semicolon }, out address);
        }

        var extension = text[(semicolon + TelExtension.Length)..];
        if (ParticipantAddress.Extension.Fault(extension) is { } bad)
        {
            return None(bad with { Index = semicolon + TelExtension.Length + bad.Index }, out address);
        }

        address = new ParticipantAddress.Phone(number, extension.ToString());
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
