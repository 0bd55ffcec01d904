namespace Outdial;

/// <summary>Texts that begin with <c>tel:</c> and are not in Outdial's form: numbers with separators, national numbers,
/// RFC 3966's parameters.</summary>
internal static class TelText
{
    private const string Scheme = "tel:";

    /// <summary>Whether the text begins with <c>tel:</c>, in any case.</summary>
    internal static bool Is(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the text; on a fault says why and gives no address.</summary>
    /// <param name="text">A text that begins with <c>tel:</c>.</param>
    /// <param name="region">The region it is dialled in; null for none.</param>
    /// <param name="address">What is dialled; null on a fault.</param>
    internal static Diagnostic? Explain(string text, string? region, out ParticipantAddress? address)
    {
        address = null;
        if (text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var plain &&
            !plain.Contains('%', StringComparison.Ordinal))
        {
            return Encoded(plain, region);
        }

        var start = Scheme.Length + (text[Scheme.Length..].StartsWith("//", StringComparison.Ordinal) ? 2 : 0);
        var (number, extension, context) = ((string?)null, (string?)null, (string?)null);
        var index = start;
        foreach (var part in text[start..].Split(';'))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, right) : (part, null);
            if (number is null)
            {
                number = part;
            }
            else if (value is null && ParticipantAddress.Extension.Fault(part) is null)
            {
                number += $";{part}";
            }
            else if (value is not null && extension is null && name.Equals("ext", StringComparison.OrdinalIgnoreCase))
            {
                var bare = value.Replace("-", "", StringComparison.Ordinal);
                if (ParticipantAddress.Extension.Fault(bare) is not null)
                {
                    return new Diagnostic(AddressRules.MalformedTelUri) { Index = index };
                }

                extension = bare;
            }
            else if (value is not null && context is null &&
                name.Equals("phone-context", StringComparison.OrdinalIgnoreCase))
            {
                context = value;
            }
            else
            {
                return new Diagnostic(AddressRules.MalformedTelUri) { Index = index };
            }

            index += part.Length + 1;
        }

        if (context is not null)
        {
            return InContext(text, number!, extension, context);
        }

        var inner = extension is null ? number! : $"{number};ext={extension}";
        var fault = string.IsNullOrWhiteSpace(inner)
            ? new Diagnostic(AddressRules.EmptyAddress) { Index = 0 }
            : DialledNumber.Explain(inner, region, out address);
        return fault is not null ? fault with { Index = fault.Index + start }
            : region is not null ? null
            : Said(ref address);
    }

    // Slashes before a number that is complete without them.
    private static Diagnostic Encoded(string plain, string? region)
    {
        var meant = ParticipantAddress.TryParse(plain, null, out var address) ? address.ToString()
            : Explain(plain, region, out address) is { } fault ? fault.Fix?.Replacement
            : address?.ToString();
        return new Diagnostic(
            AddressRules.TextAroundAddress, "The address is percent-encoded, as in a URL.")
        {
            Index = 0,
            Fix = meant is null ? null : new Fix(meant, Applicability.Guess),
        };
    }

    private static Diagnostic Said(ref ParticipantAddress? address)
    {
        var said = new Diagnostic(AddressRules.MalformedTelUri, "A tel: address has no slashes.")
        {
            Index = Scheme.Length,
            Fix = address is null ? null : new Fix(address.ToString(), Applicability.Guess),
        };
        address = null;
        return said;
    }

    // RFC 3966, 5.1.5: the context is the beginning of a global number, or a domain that says nothing about the number.
    private static Diagnostic InContext(string text, string number, string? extension, string context)
    {
        var fault = new Diagnostic(
            AddressRules.MalformedTelUri,
            "The address has the parameter phone-context: a number that is dialled inside a country or an " +
                "organisation.")
        {
            Index = text.IndexOf(";phone-context", StringComparison.OrdinalIgnoreCase),
        };
        return Global(number, context) is { } global
            ? fault with
            {
                Fix = new Fix(new ParticipantAddress.Phone(global, extension).ToString(), Applicability.Guess),
            }
            : fault;
    }

    private static E164Number? Global(string number, string context)
    {
        var code = context.Replace("-", "", StringComparison.Ordinal);
        if (code is not ['+', _, ..] || code.AsSpan(1).ContainsAnyExceptInRange('0', '9') ||
            !number.All(c => char.IsAsciiDigit(c) || " -.()+".Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        if (number.StartsWith('+'))
        {
            var digits = LibPhoneNumberAdapter.AsciiDigits(number);
            return E164Number.TryParse($"+{digits}", null, out var whole) &&
                $"+{digits}".StartsWith(code, StringComparison.Ordinal)
                ? whole
                : null;
        }

        // A whole calling code: read as dialled there. A longer prefix is before the number.
        var region = StrictNumber.TryRead(code.AsSpan(1), out int value) ? NumberPlan.MainRegionOf(value) : null;
        return region is null or "ZZ"
            ? InternationalNumber.Suggest(code + number) is { } fix && Parsed(fix.Replacement) is { } prefixed &&
                $"{prefixed}".StartsWith(code, StringComparison.Ordinal) ? prefixed : null
            : RegionalNumber.Explain(number, region, out var dialled) is null &&
                dialled is ParticipantAddress.Phone phone &&
                $"{phone.Number}".StartsWith(code, StringComparison.Ordinal) ? phone.Number : null;
    }

    private static E164Number? Parsed(string text) => E164Number.TryParse(text, null, out var number) ? number : null;
}
