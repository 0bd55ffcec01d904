using System.Text;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Masks the parties of a call in the service's words, which may repeat them: addresses, names, and what the
/// caller wrote into a field of free text.</summary>
internal static class PartyMask
{
    private const string Hidden = "***";

    // Shorter ones are found in any text, and tell nothing of a person.
    private const int Telling = 3;

    /// <summary>The text with everything masked that the call says of a person.</summary>
    internal static string Apply(string text, OutboundCall call)
    {
        var texts = call.Attributes.Values.Append(call.CallerIdName).Append(call.UuiData).Append(call.Label)
            .OfType<string>();
        text = texts.OrderByDescending(part => part.Length).Aggregate(text, Text);
        text = call.Destinations.Aggregate(text, Address);
        return call.CallerId is { } callerId ? NumberMask.Apply(text, callerId) : text;
    }

    private static string Text(string text, string part)
    {
        text = Whole(text, part, Hidden);
        return E164Number.TryParse(part, null, out var number) ? NumberMask.Apply(text, number) : text;
    }

    private static string Address(string text, ParticipantAddress address) => address switch
    {
        ParticipantAddress.Phone phone => Extension(NumberMask.Apply(text, phone.Number), phone.Extension),
        ParticipantAddress.Extension extension => Extension(text, extension.Digits),
        ParticipantAddress.Sip sip => User(Whole(text, $"{sip}", $"{sip:M}"), sip.UserPart),
        ParticipantAddress.Email email => User(text, email.Mailbox[..email.Mailbox.LastIndexOf('@')]),
        _ => text,
    };

    private static string Extension(string text, string? digits) =>
        digits is null ? text
        : digits.Length >= Telling ? Whole(text, digits, Stars(digits))
        : Replace(text, $@"(?<=\bext(?:ension|\.)?(?:[ :=]|%[0-9A-F]{{2}}){{0,2}}){Spelled(digits)}(?![0-9])", Stars(digits));

    private static string User(string text, string? user)
    {
        if (user is null)
        {
            return text;
        }

        text = user.Length >= Telling
            ? Whole(text, user, Stars(user))
            : Replace(text, $"{Spelled(user)}(?=@|%40)", Stars(user));
        return E164Number.TryParse(user, null, out var number) ? NumberMask.Apply(text, number) : text;
    }

    private static string Whole(string text, string part, string mask) => part.Length >= Telling
        ? Replace(text, $@"(?<=^|[^\p{{L}}\p{{N}}]|%[0-9A-F]{{2}}){Spelled(part)}(?![\p{{L}}\p{{N}}])", mask)
        : text;

    private static string Replace(string text, string pattern, string mask) => Regex.Replace(
        text, pattern, _ => mask, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Each character as it stands or as in a URL.
    private static string Spelled(string part) => string.Concat(part.EnumerateRunes().Select(rune =>
    {
        var bytes = Encoding.UTF8.GetBytes(rune.ToString());
        var encoded = string.Concat(bytes.Select(value => $"%{value:X2}"));
        var blank = Rune.IsWhiteSpace(rune) ? @"|\+|\s" : "";
        return $"(?:{Regex.Escape(rune.ToString())}|{encoded}{blank})";
    }));

    private static string Stars(string part) => new('*', Math.Max(part.Length, Hidden.Length - 1));
}
