using System.Globalization;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Masks the parties of a call in the service's text, which may repeat them: addresses, names, and what the
/// caller wrote into a field of free text, as they are or as in a URL, HTML or JSON.</summary>
/// <remarks>Everything is looked for in the text as it came, so that hiding one part keeps no other from being
/// found.</remarks>
internal sealed partial class PartyMask
{
    // What may be between digits of a number, or words of a name.
    private const string Between = @"[^\p{L}\p{N}]";

    // Fewer digits than this are found in years, codes and counts: they are a number only after their calling code.
    private const int LeastDigits = 6;

    // Shorter texts are found in any other, and identify no person.
    private const int LeastLetters = 3;
    private const int LeastUser = 2;

    private readonly DecodedText _text;
    private readonly bool[] _hidden;

    private PartyMask(string text)
    {
        _text = DecodedText.Of(text);
        _hidden = new bool[_text.Plain.Length];
    }

    /// <summary>The text with an asterisk for each character that identifies a party of the call.</summary>
    internal static string Apply(string text, OutboundCall call)
    {
        var mask = new PartyMask(text);
        foreach (var destination in call.Destinations)
        {
            mask.Hide(destination);
        }

        foreach (var value in call.Attributes.Values.Append(call.CallerIdName).Append(call.UuiData).Append(call.Label))
        {
            mask.HideText(value, LeastLetters);
        }

        if (call.CallerId is { } callerId)
        {
            mask.Hide(callerId);
        }

        return mask._text.Masked(mask._hidden);
    }

    private void Hide(ParticipantAddress address)
    {
        switch (address)
        {
            case ParticipantAddress.Phone phone:
                Hide(phone.Number);
                HideExtension(phone.Extension);
                break;
            case ParticipantAddress.Extension extension:
                HideExtension(extension.Digits);
                break;
            case ParticipantAddress.Sip sip:
                HideUser(sip.UserPart);
                HideNumbers(sip.Address);
                HideAddress(sip.Address);
                break;
            case ParticipantAddress.Email email:
                HideUser(email.Mailbox[..email.Mailbox.LastIndexOf('@')]);
                break;
        }
    }

    // The national digits, but for those that the masked form shows.
    private void Hide(E164Number number)
    {
        var national = number.NationalSignificantNumber;
        var shown = $"{number:M}"[^national.Length..];
        var digits = string.Join($"{Between}{{0,4}}", national.AsEnumerable());
        var code = number.CallingCode.ToString(CultureInfo.InvariantCulture);
        var pattern = national.Length >= LeastDigits ? digits : $"(?<=(?<![0-9]){code}{Between}{{0,4}}){digits}";
        foreach (Match match in Matches(pattern))
        {
            var next = 0;
            for (var i = match.Index; i < match.Index + match.Length; i++)
            {
                if (char.IsAsciiDigit(_text.Plain[i]))
                {
                    _hidden[i] |= shown[next++] == '*';
                }
            }
        }
    }

    private void HideExtension(string? digits)
    {
        if (digits is not null)
        {
            HideAll(digits.Length >= LeastLetters
                ? $"(?<![0-9]){digits}(?![0-9])"
                : $@"(?<=(?:\bext(?:ension)?|x){Between}{{0,3}}){digits}(?![0-9])");
        }
    }

    private void HideUser(string? user)
    {
        if (user is not null)
        {
            HideText(user, LeastUser);
            HideText(user.Split(':')[0], LeastUser); // a password may follow
            HideAll($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(user)}(?=@)");
        }
    }

    // A host that is not a name may be dialled.
    private void HideAddress(string address)
    {
        var host = Host().Match(address).Groups["host"].Value;
        if (host.Length > 0 && !host.Any(char.IsAsciiLetter))
        {
            HideAll(Regex.Escape(host));
        }
    }

    private void HideText(string? text, int least)
    {
        var words = Word().Matches(text ?? "").Select(word => word.Value).ToList();
        if (words.Sum(word => word.Length) >= least)
        {
            var pattern = string.Join($"{Between}{{1,8}}", words.Select(Regex.Escape));
            HideAll($@"(?<![\p{{L}}\p{{N}}]){pattern}(?![\p{{L}}\p{{N}}])");
        }

        HideNumbers(text ?? "");
    }

    private void HideNumbers(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            if (E164Number.TryParse(match.ValueSpan, null, out var number))
            {
                Hide(number);
            }
        }
    }

    private void HideAll(string pattern)
    {
        foreach (Match match in Matches(pattern))
        {
            _hidden.AsSpan(match.Index, match.Length).Fill(true);
        }
    }

    private MatchCollection Matches(string pattern) =>
        Regex.Matches(_text.Plain, pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\+[1-9][0-9]{4,14}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\Asips?:(?:.*@)?(?<host>[^;]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
