using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Texts with digits that are no phone number: masks, service codes, dates, rounded numbers. Read digit by
/// digit, each would be another party's number; no fix is offered.</summary>
internal static partial class NotANumber
{
    /// <summary>What the text is instead of a number; null if it may be one.</summary>
    /// <param name="text">The text, in <see cref="PlainText"/>.</param>
    /// <param name="region">The region it is dialled in; null for none.</param>
    internal static Diagnostic? Find(string text, string? region) =>
        At(ServiceCode(), text, AddressRules.ServiceCode) ??
        At(Mask(), text, AddressRules.MaskedNumber) ??
        MaskedLastDigit(text, region) ??
        At(Scientific(), text, AddressRules.SpreadsheetNumber,
            "This is a number in scientific notation: digits may have been lost.") ??
        (Date().IsMatch(text) ? NotAnAddress("This is a date, not a phone number.") : null) ??
        (Fraction().IsMatch(text) ? NotAnAddress("This is a decimal number, not a phone number.") : null) ??
        (IsBookNumber(text) ? NotAnAddress("This is the number of a book (ISBN), not a phone number.") : null) ??
        (IsIPv4(text) ? NotAnAddress("This is an IP address, not a phone number.") : null);

    // One x at the end stands for the last digit, where without it a digit is missing; else for an empty extension.
    private static Diagnostic? MaskedLastDigit(string text, string? region) =>
        text.TrimEnd() is [.., >= '0' and <= '9', 'X' or 'x' or 'N' or 'n'] masked &&
        (region is not null || text.TrimStart().StartsWith('+')) &&
        !LibPhoneNumberAdapter.IsWhole(masked[..^1], region ?? LibPhoneNumberAdapter.NoRegion)
            ? new Diagnostic(AddressRules.MaskedNumber) { Index = masked.Length - 1 }
            : null;

    private static Diagnostic NotAnAddress(string message) => new(AddressRules.NotAnAddress, message) { Index = 0 };

    private static Diagnostic? At(Regex mark, string text, Rule rule, string? message = null) =>
        mark.Match(text) is { Success: true } match ? new Diagnostic(rule, message) { Index = match.Index } : null;

    // Four groups of two digits are a phone number in Denmark and Norway, and a group with a leading 0 is not an octet.
    private static bool IsIPv4(string text) =>
        text.Trim().Split('.') is { Length: 4 } groups &&
        groups.All(group => IsOctet(group)) && !groups.All(group => group.Length == 2);

    private static bool IsOctet(string group) =>
        group.Length <= 3 && StrictNumber.TryRead(group, out int octet) && (group.Length == 1 || group[0] != '0') &&
        octet <= byte.MaxValue;

    // ISO 2108: 13 digits in five groups, weighed by 1 and 3 a multiple of ten.
    private static bool IsBookNumber(string text) =>
        BookNumber().IsMatch(text) &&
        text.Where(char.IsAsciiDigit)
            .Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 1 : 3))
            .Sum() % 10 == 0;

    // *31#, #31#, **21* and the like; *67 and *82 before a number. One digit is not a code.
    [GeneratedRegex(
        @"\A\s*(?:[*#]{1,2}[0-9]{2,3}[*#]|\*[0-9]{2,3}(?=[^0-9]|[0-9]{5}|\z)|[0-9]{2,3}#(?=[ 0-9+]{5}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex ServiceCode();

    // A digit or a '+', and then signs that stand for digits that are not shown: XXX, ***, ###, NXX, ___, ..., and any
    // letter three times in a row. One x sets off an extension.
    [GeneratedRegex(
        @"(?<=[0-9+].*)(?:(?<![A-Za-z])[XxNn]{2,}(?![A-Za-z])|([A-Za-z])\1{2,}|[*#\u2022\u25CF\u00B7_?]{2,}|" +
        @"\.{3,}|\u2026|-{3,})" +
        @"|(?:[XxNn]{2,}|[*#\u2022\u25CF_?]{2,})(?=[^A-Za-z]*[0-9])(?<![A-Za-z][XxNn*#_?]+)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mask();

    [GeneratedRegex(@"\A\s*\+?[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    // A minus sign, or a coordinate: at most 180, and four decimals or more.
    [GeneratedRegex(
        @"\A\s*(?:-[0-9][0-9.,]*|[+-]?(?:[0-9]{1,2}|1[0-7][0-9]|180)\.[0-9]{4,})\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\A\s*97[89]([ -])[0-9]{1,5}\1[0-9]+\1[0-9]+\1[0-9](?<=(?:[0-9][ -]?){13})\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex BookNumber();

    // Day, month and year in either order, or the year first, perhaps with a time and after a calling code; or month
    // and year.
    [GeneratedRegex(
        @"\A\s*(?:\+[0-9]{1,3} )?" +
        @"(?:(?:0?[1-9]|[12][0-9]|3[01])([./ -])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)[0-9]{2}|(?<! .*)[0-9]{2})|" +
        @"(?:0?[1-9]|1[0-2])([./ -])(?:0?[1-9]|[12][0-9]|3[01])\2(?:(?:19|20)[0-9]{2}|(?<! .*)[0-9]{2})|" +
        @"(?:19|20)[0-9]{2}([./ -])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12][0-9]|3[01])|" +
        @"(?:0?[1-9]|1[0-2])[./](?:19|20)[0-9]{2})" +
        @"(?:[T ]+[0-9]{1,2}:?[0-9]{2}(?::?[0-9]{2})?.{0,8})?\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
