using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>What contact cards, web pages and mail programs write around an address: a name and angle brackets, a
/// link's scheme, a label, percent-encoding.</summary>
internal static partial class Surroundings
{
    // Labels of what is not a phone number.
    private static readonly FrozenSet<string> OtherThings = new[]
    {
        "isbn", "issn", "ean", "order", "invoice", "receipt", "ticket", "case", "customer", "account", "acct", "iban",
        "id", "ref", "reference", "sku", "serial", "vat", "eur", "usd", "gbp", "chf", "euro", "dollar", "bestellung",
        "rechnung", "kunde", "konto", "auftrag", "commande", "facture", "client", "compte", "pedido", "factura",
        "cuenta", "pin", "code", "zip", "plz", "date", "datum",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Schemes = ["tel", "sip", "sips", "user", "queue", "group", "ext", "mailto"];

    /// <summary>Explains a text with something around its address; null if it has nothing of the kind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">The region that a number is dialled in; null for none.</param>
    /// <returns>With the address as a fix, where the text has one only.</returns>
    internal static Diagnostic? Explain(string text, string? region)
    {
        // No space follows the colon of a scheme; one follows the colon of a label.
        if (Scheme().Match(text) is { Success: true } scheme && (IsKnown(scheme.Groups["scheme"].Value) ||
            !text.AsSpan(scheme.Length).StartsWith(" ")))
        {
            return OfScheme(text, scheme.Groups["scheme"].Value, region);
        }

        var (kind, inner) = Find(text);
        if (kind is null)
        {
            return null;
        }

        var start = text.IndexOf(inner, StringComparison.Ordinal);
        var isNational = kind == "label" && !inner.Contains('+', StringComparison.Ordinal);
        if (isNational && Words().Matches(text[..Math.Max(start, 0)]).Any(word => OtherThings.Contains(word.Value)))
        {
            return new Diagnostic(
                AddressRules.NotAnAddress, "By its label this is something else than a phone number.")
            {
                Index = 0,
            };
        }

        var fault = Inner(inner, region, kind != "label", out var fix);
        if (isNational && fix is not null && !IsAssigned(fix.Replacement))
        {
            fix = null;
        }

        return fix is not null || fault is null || IsOwn(fault)
            ? new Diagnostic(AddressRules.TextAroundAddress, Message(kind))
            {
                Index = 0,
                Fix = fix,
                Help = fix is not null || fault is null || !isNational
                    ? AddressRules.TextAroundAddress.Fix
                    : fault.Help,
            }
            : fault with { Index = Math.Max(start, 0) + Math.Max(fault.Index, 0), Fix = null };
    }

    // A link's scheme, one of ours in another case, or a label before a colon.
    private static Diagnostic? OfScheme(string text, string scheme, string? region)
    {
        var known = Array.Find(Schemes, s => s.Equals(scheme, StringComparison.OrdinalIgnoreCase));
        var inner = Link().Replace(text[(scheme.Length + 1)..].Trim(), "$1");
        if (known is not null)
        {
            var lower = $"{known}{text[scheme.Length..]}";
            var isAddress = ParticipantAddress.TryParse(lower, null, out _);
            var said = new Diagnostic(AddressRules.UnknownScheme, $"Schemes are written in lower case: {known}:.")
            {
                Index = 0,
            };
            return isAddress ? said with { Fix = new Fix(lower, Applicability.Safe) }
                : known != "tel" ? said
                : Inner(inner, region, isCertain: true, out var telephone) is { } bad && telephone is null &&
                    !IsOwn(bad)
                    ? bad with { Index = text.Length - inner.Length + Math.Max(bad.Index, 0), Fix = null }
                    : said with { Fix = telephone };
        }

        inner = WhatsApp().Replace(text, "+$1") is var whatsApp && whatsApp != text ? whatsApp : inner;
        var unknown = new Diagnostic(AddressRules.UnknownScheme) { Index = 0 };
        return !inner.Any(char.IsDigit) || !NumberOnly().IsMatch(PlainText.Of(inner).Text) ? unknown
            : Inner(inner, region, isCertain: true, out var fix) is { } fault && fix is null && !IsOwn(fault)
                ? fault with
                {
                    Index = Math.Max(text.IndexOf(inner, StringComparison.Ordinal), 0) + fault.Index,
                    Fix = null,
                }
                : unknown with { Fix = fix };
    }

    // A number that no plan has, beside a word, is probably no phone number.
    private static bool IsAssigned(string address) =>
        !ParticipantAddress.TryParse(address, null, out var parsed) || parsed is not ParticipantAddress.Phone phone ||
        NumberPlan.IsAssigned(phone.Number);

    private static bool IsKnown(string scheme) => Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase);

    private static (string? Kind, string Inner) Find(string text)
    {
        if (AngleBrackets().Match(text) is { Success: true } named)
        {
            // Another number before the brackets is a second one.
            var digits = named.Groups["name"].Value.Count(char.IsDigit);
            return digits < 6 ? ("brackets", named.Groups["inner"].Value.Trim()) : (null, "");
        }

        if (Card().Match(text) is { Success: true } card)
        {
            return ("card", card.Groups["inner"].Value.Trim());
        }

        if (Percent().IsMatch(text) && !text.Contains('@', StringComparison.Ordinal))
        {
            return ("encoding", Uri.UnescapeDataString(text));
        }

        if (LabelBefore().Match(text) is { Success: true } before &&
            !ExtensionText.IsWord(before.Groups["label"].ValueSpan))
        {
            return ("label", before.Groups["inner"].Value);
        }

        if (BracketsBehind().Match(text) is { Success: true } brackets &&
            !ExtensionText.IsWord(brackets.Groups["label"].ValueSpan))
        {
            return ("label", brackets.Groups["inner"].Value.Trim());
        }

        return LabelBehind().Match(text) is { Success: true } behind && IsRemark(behind)
            ? ("label", behind.Groups["inner"].Value.Trim())
            : (null, "");
    }

    // A word after a number is a remark; but letters that complete a number on the keypad are not, and a word that
    // sets off an extension has lost its digits.
    private static bool IsRemark(Match match) =>
        !ExtensionText.IsWord(match.Groups["label"].ValueSpan) &&
        KeypadWord.IsRemark(PlainText.Of(match.Groups["inner"].Value.Trim()).Text);

    private static Diagnostic? Inner(string inner, string? region, bool isCertain, out Fix? fix)
    {
        fix = null;
        if (ParticipantAddress.TryParse(inner, null, out var address))
        {
            // What no plan has is not offered either; its own fix is.
            var plan = address is ParticipantAddress.Phone phone
                ? NumberPlan.Check(phone.Number, NumberPolicy.Possible)
                : null;
            fix = plan is { IsError: true } ? plan.Fix : new Fix(inner, Applicability.Guess);
            return plan is { IsError: true } ? plan : null;
        }

        var fault = DialledText.Check(inner, region);
        // A chain of guesses can end at another party: only what the brackets or the link say is read on.
        if (fault?.Fix is { } known && (isCertain || known.Applicability == Applicability.Safe) &&
            ParticipantAddress.TryParse(known.Replacement, null, out address) &&
            address is not ParticipantAddress.Extension)
        {
            fix = known with { Applicability = Applicability.Guess };
        }

        return fault;
    }

    // Faults of a number for which a region is missing, or of a text that is nothing that we know.
    private static bool IsOwn(Diagnostic fault) =>
        fault.Rule == AddressRules.MissingPlus || fault.Rule == AddressRules.NotAnAddress ||
        fault.Rule == AddressRules.MissingScheme || fault.Rule == AddressRules.UnknownScheme;

    private static string Message(string kind) => kind switch
    {
        "brackets" => "The address is in angle brackets.",
        "card" => "This is a line of a contact card (vCard).",
        "encoding" => "The address is percent-encoded, as in a URL.",
        _ => "There is a label beside the number.",
    };

    [GeneratedRegex(@"\A(?<scheme>[A-Za-z]+):", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    // callto://…, wtai://wp/mc;…, skype:…?call
    [GeneratedRegex(@"\A(?://)?(?:wp/mc;)?([^?/]*)(?:\?.*)?/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // These links take a number with its calling code and without '+'.
    [GeneratedRegex(
        @"\Ahttps?://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)(?:\+|%2B)?([1-9][0-9]{7,14})(?:[?&/].*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WhatsApp();

    [GeneratedRegex(@"\A[+0-9 ().\-/%A-Fa-f,;#xX]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOnly();

    [GeneratedRegex(@"\A(?<name>[^<>]*)<(?<inner>[^<>]*[0-9@][^<>]*)>\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AngleBrackets();

    // RFC 6350, 3.3: a group, the property, parameters.
    [GeneratedRegex(
        @"\A(?:[A-Za-z0-9-]+\.)?TEL(?:;[^:]*)?:(?<inner>.+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Card();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"%(?:2B|20|28|29|2D|2E)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    // A word, or words before a colon, and then a number; after a single letter a colon, or a space and '+', follows.
    [GeneratedRegex(
        @"\A\s*(?<label>\p{L}[\p{L}\p{M}]*(?:[ .'\u2019/-]+\p{L}[\p{L}\p{M}]*){0,3})\s*" +
        @"(?:\.?\s*(?:[0-9]\s*)?[:\uFF1A]\s*|\.\s*|\s+)(?<inner>[+(0-9\p{Nd}].*)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex LabelBefore();

    [GeneratedRegex(
        @"\A(?<inner>.*[0-9\p{Nd})].*?)\s*[(\[](?<label>[^()\[\]0-9\p{Nd}]*\p{L}[^()\[\]0-9\p{Nd}]*)[)\]]\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex BracketsBehind();

    [GeneratedRegex(
        @"\A(?<inner>[^\p{L}]*[0-9\p{Nd})])[\s,-]+(?<label>\p{L}[^0-9\p{Nd}]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelBehind();
}
