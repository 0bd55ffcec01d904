using System.Text;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Explains a number that is written with its calling code, or without one and no region to read it
/// in.</summary>
internal static partial class InternationalNumber
{
    /// <summary>The most telling fault of the text, with the number that was meant; null only for a number in E.164
    /// form.</summary>
    /// <param name="text">The number without its extension, as it was written.</param>
    /// <param name="number">The number, if the text is one in E.164 form.</param>
    internal static Diagnostic? Explain(string text, out ParticipantAddress? number)
    {
        number = E164Number.TryParse(text, null, out var e164) ? new ParticipantAddress.Phone(e164) : null;
        if (E164Number.Diagnose(text) is not { } first)
        {
            return null;
        }

        var plain = PlainText.Of(text);
        return RightToLeft(plain.Text) ??
            LostPlus(text) ??
            (first.Rule == AddressRules.LeadingZero ? first with { Fix = AfterPrefix(plain.Text) }
            : IsShape(first.Rule) ? Shape(first, text, plain)
            : first);
    }

    /// <summary>What a number written with its calling code was probably meant to be; null if that is not
    /// clear.</summary>
    internal static Fix? Suggest(string text)
    {
        text = PlainText.Of(text).Text;

        // 00 is the commonest international prefix; but in some countries it is followed by a carrier, or means
        // something else, so that it only ever gives a guess.
        var prefixed = text.TrimStart().StartsWith("00", StringComparison.Ordinal);
        var international = prefixed ? $"+{text.TrimStart()[2..]}" : text;
        if (!international.Contains('+', StringComparison.Ordinal) || LetterAmongDigits().IsMatch(international) ||
            LibPhoneNumberAdapter.Read(international, LibPhoneNumberAdapter.NoRegion) is not { } number ||
            LibPhoneNumberAdapter.Address(number) is not { } address ||
            !LibPhoneNumberAdapter.EndsAlike(international, address))
        {
            return null;
        }

        if (!LibPhoneNumberAdapter.IsPossible(number))
        {
            return FormerNumbers.Now(address.Number) is { Number: var now }
                ? new Fix(now.ToString(), Applicability.Guess)
                : null;
        }

        var certain = !prefixed && LibPhoneNumberAdapter.Says(text, address);
        return new Fix(address.ToString(), certain ? Applicability.Safe : Applicability.Guess);
    }

    // The characters are wrong, and perhaps the number too: what stays wrong once they are fixed is reported now.
    private static Diagnostic Shape(Diagnostic first, string text, PlainText plain)
    {
        if (NorthAmerican(plain.Text) is { } ambiguous)
        {
            return ambiguous;
        }

        var letters = KeypadWord.Explain(plain.Text, LibPhoneNumberAdapter.NoRegion);
        var trunk = Trunk().Match(plain.Text);
        var fault = trunk.Success ? new Diagnostic(AddressRules.TrunkPrefix) { Index = plain.Place(trunk.Index) }
            : letters is not null ? letters with { Index = plain.Place(letters.Index) }
            : first;
        if (letters is not null)
        {
            return fault with { Fix = letters.Fix };
        }

        return Suggest(text) is { } fix ? fault with { Fix = fix }
            : fault.Rule == AddressRules.Separator ? Letter(plain) ?? Impossible(plain) ?? fault
            : fault;
    }

    // An O for 0, an l for 1: what a separator before it hides.
    private static Diagnostic? Letter(PlainText plain)
    {
        var index = KeypadWord.FirstLetter(plain.Text);
        return index < 0 || plain.Text.TrimStart() is not ['+', ..]
            ? null
            : E164Diagnosis.Foreign(new Rune(plain.Text[index])) with { Index = plain.Place(index) };
    }

    private static Diagnostic? Impossible(PlainText plain)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(plain.Text);
        if (plain.Text.Trim() is not ['+', ..] ||
            plain.Text.Any(c => !char.IsAsciiDigit(c) && !" -.()+/".Contains(c)) ||
            !E164Number.TryParse($"+{digits}", null, out var number) ||
            NumberPlan.Check(number, NumberPolicy.Possible) is not { IsError: true } finding)
        {
            return null;
        }

        return finding with { Index = plain.Place(plain.Text.IndexOf('+', StringComparison.Ordinal) + 1), Fix = null };
    }

    // Ten digits grouped as in North America, with '+' but without its 1: read as they are they are another
    // country's.
    private static Diagnostic? NorthAmerican(string text)
    {
        var digits = LibPhoneNumberAdapter.AsciiDigits(text);
        return NorthAmericanGroups().IsMatch(text) && E164Number.TryParse($"+{digits}", null, out var asWritten) &&
            !NumberPlan.IsAssigned(asWritten) &&
            NumberPlan.MainRegionOf(asWritten.CallingCode) != LibPhoneNumberAdapter.NoRegion &&
            E164Number.TryParse($"+1{digits}", null, out var meant) &&
            NumberPlan.Check(meant, NumberPolicy.Possible) is not { IsError: true }
            ? new Diagnostic(
                AddressRules.MissingPlus,
                $"The text has two readings: {Countries.Named(asWritten)}, where this range is not assigned, or " +
                    "North America without its calling code 1.")
            {
                Index = 1,
                Help = "Write the calling code after '+': +1 and the ten digits, if it is a number of North America.",
            }
            : null;
    }

    // Text that is written from right to left shows a number's '+' and calling code at its end.
    private static Diagnostic? RightToLeft(string text)
    {
        if (CodeAtEnd().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (national, code) = (match.Groups["national"].Value, match.Groups["code"].Value);
        return new Diagnostic(
            AddressRules.MissingPlus,
            $"'+{code}' is at the end: a number copied from text that is written from right to left shows its " +
                "beginning there.")
        {
            Index = match.Groups["plus"].Index,
            Help = "Write '+' and the calling code first.",
            Fix = Suggest($"+{code}{national}") is { } fix ? fix with { Applicability = Applicability.Guess } : null,
        };
    }

    // A '+' in the query of a URL is read as a space. Fewer than twelve digits may be a number without calling code.
    private static Diagnostic? LostPlus(string text) =>
        SpaceAndDigits().IsMatch(text) && E164Number.TryParse($"+{text[1..]}", null, out var number) &&
        NumberPlan.IsAssigned(number)
            ? new Diagnostic(
                AddressRules.MissingPlus,
                "There is a space in place of '+': a '+' in a URL is read as a space.")
            {
                Index = 0,
                Help = "Write '+' first; in a URL, %2B.",
                Fix = new Fix(number.ToString(), Applicability.Guess),
            }
            : null;

    // +0049 and +01149: the prefix that '+' stands for is written as well.
    private static Fix? AfterPrefix(string text)
    {
        var rest = text.TrimStart()[1..];
        foreach (var prefix in (ReadOnlySpan<string>)["00", "011"])
        {
            if (rest.StartsWith(prefix, StringComparison.Ordinal) &&
                Suggest($"+{rest[prefix.Length..]}") is { } fix &&
                ParticipantAddress.TryParse(fix.Replacement, null, out var address) &&
                address is ParticipantAddress.Phone phone && NumberPlan.IsAssigned(phone.Number))
            {
                return fix with { Applicability = Applicability.Guess };
            }
        }

        return null;
    }

    // Faults that come from how the number is written; the others are about which digits there are.
    private static bool IsShape(Rule rule) =>
        rule == AddressRules.Separator || rule == AddressRules.NotADigit || rule == AddressRules.InvisibleCharacter ||
        rule == AddressRules.ForeignDigit || rule == AddressRules.LineBreak || rule == AddressRules.InternationalPrefix;

    // libphonenumber drops such letters, or reads them as digits of a keypad.
    [GeneratedRegex(@"[0-9].*\p{L}.*[0-9]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex LetterAmongDigits();

    [GeneratedRegex(@"\(0\)", RegexOptions.CultureInvariant)]
    private static partial Regex Trunk();

    [GeneratedRegex(
        @"\A\s*\+\s*\(?[2-9][0-9]{2}\)?[ .-]{1,2}[0-9]{3}[ .-]?[0-9]{4}\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex NorthAmericanGroups();

    [GeneratedRegex(
        @"\A\s*(?<national>[0-9(][0-9 .()-]{5,})(?<plus>\+)(?<code>[0-9]{0,3})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeAtEnd();

    [GeneratedRegex(@"\A [1-9][0-9]{11,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceAndDigits();
}
