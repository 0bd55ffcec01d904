using System.Text;
using PhoneNumbers;

namespace Outdial;

/// <summary>The door for numbers as people write and dial them.</summary>
internal static class DialledText
{
    // More than any way of writing one number; longer text is refused before libphonenumber looks at it.
    private const int MaxWritten = 250;

    private const string Expected = "0123456789+()-. /";

    /// <summary>Reads dialled text; on a fault says why and gives no address.</summary>
    internal static Diagnostic? Read(string text, string region, out ParticipantAddress? address)
    {
        address = null;
        if (!NumberPlan.IsRegion(region))
        {
            return new Diagnostic(AddressRules.UnknownRegion) { Path = "region" };
        }

        var strict = AddressScanner.Scan(text, out address);
        return strict is null ? null
            : IsFinal(strict.Rule) ? strict
            : EmergencyNumbers.Check(text.Trim(), region) is { } emergency ? emergency with { Index = 0 }
            : text.Length > MaxWritten ? new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 }
            : NumberMarks.SecondNumber(text, region) ?? Unexpected(text, region) ?? Resolve(text, region, out address);
    }

    /// <summary>What a number written with its calling code was probably meant to be; null if that is not
    /// clear.</summary>
    internal static Fix? Suggest(string text)
    {
        text = PlainNumber.Of(text);

        // 00 is the commonest international prefix; but in some countries it is followed by a carrier, or means
        // something else, so that it only ever gives a guess.
        var prefixed = text.StartsWith("00", StringComparison.Ordinal);
        var international = prefixed ? $"+{text[2..]}" : text;
        if (!international.Contains('+', StringComparison.Ordinal) ||
            WrittenNumber.Read(international, WrittenNumber.NoRegion) is not { } number ||
            WrittenNumber.Address(number) is not { } address)
        {
            return null;
        }

        if (!WrittenNumber.IsPossible(number))
        {
            return FormerNumbers.Now(address.Number) is { Number: var now }
                ? new Fix(now.ToString(), Applicability.Guess)
                : null;
        }

        var certain = !prefixed && WrittenNumber.Says(text, address);
        return new Fix(address.ToString(), certain ? Applicability.Safe : Applicability.Guess);
    }

    private static Diagnostic? Resolve(string text, string region, out ParticipantAddress? address)
    {
        address = null;
        if (WrittenNumber.Read(text, region) is not { } number)
        {
            return new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 };
        }

        if (!WrittenNumber.IsPossible(number))
        {
            return Impossible(text, region, number);
        }

        address = WrittenNumber.Address(number);
        return address is null ? new Diagnostic(AddressRules.UnreadableNumber) { Index = 0 } : null;
    }

    private static Diagnostic Impossible(string text, string region, PhoneNumber number)
    {
        if (text.StartsWith("00", StringComparison.Ordinal) && Suggest(text) is { } international)
        {
            return new Diagnostic(
                AddressRules.InternationalPrefix,
                $"The number begins with 00, which is not the international prefix of {region}.")
            {
                Index = 0,
                Fix = international,
            };
        }

        var digits = PhoneNumberUtil.NormalizeDigitsOnly(text);
        return new Diagnostic(
            AddressRules.ImpossibleNumber,
            $"{digits.Length} digits dialled in {region} are no phone number under +{number.CountryCode}.")
        {
            Index = 0,
            Severity = Severity.Error,
            Help =
                "For an extension write ext: and its digits; otherwise compare the number with its source: " +
                "an area code or a digit may be missing.",
        };
    }

    // Characters that libphonenumber drops or translates without a word: the number it reads may be somebody else's.
    private static Diagnostic? Unexpected(string text, string region)
    {
        var end = NumberMarks.ExtensionStart(text);
        for (var i = 0; i < end; i++)
        {
            if (Expected.Contains(text[i], StringComparison.Ordinal))
            {
                continue;
            }

            if (!char.IsAsciiLetter(text[i]))
            {
                _ = Rune.TryGetRuneAt(text, i, out var rune);
                return E164Diagnosis.Foreign(rune) with { Index = i };
            }

            // A word on the keypad has a reading; a letter among digits is a slip.
            var word = NumberMarks.IsWord(text) && Resolve(text, region, out var guess) is null ? guess : null;
            return new Diagnostic(AddressRules.LettersForDigits)
            {
                Index = i,
                Fix = word is null ? null : new Fix(word.ToString(), Applicability.Guess),
            };
        }

        return null;
    }

    // Faults in another form of address, which no region can mend. Everything else is a way of writing a number, which
    // is what libphonenumber is for.
    private static bool IsFinal(Rule rule) =>
        rule == AddressRules.EmptyAddress || rule == AddressRules.UnknownScheme || rule == AddressRules.MissingScheme ||
        rule == AddressRules.MalformedTelUri || rule == AddressRules.MalformedSipUri || rule == AddressRules.NotAGuid ||
        rule == AddressRules.MalformedExtension || rule == AddressRules.MalformedEmail ||
        rule == AddressRules.NotAnAddress || rule == AddressRules.LeadingZero;
}
