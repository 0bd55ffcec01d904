using System.Net;
using System.Text;

namespace Outdial.Tests;

/// <summary>Readers of text from outside, each beside texts that a parser of the framework takes for a good
/// one.</summary>
public sealed class ForeignCharacterTests
{
    private const string Id = "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";

    private static readonly (string Name, string Good, Func<string, bool> Takes)[] Readers =
    [
        ("e164", "+12025550123", text => E164Number.TryParse(text, null, out _)),
        ("e164 utf-8", "+12025550123", text => E164Number.TryParse(Encoding.UTF8.GetBytes(text), null, out _)),
        ("address", "+12025550123", Address),
        ("tel", "tel:+12025550123", Address),
        ("tel ext", "tel:+12025550123;ext=12", Address),
        ("sip port", "sip:alice@example.com:5060", Address),
        ("sip v4", "sip:alice@192.0.2.1", Address),
        ("sip v6", "sip:alice@[2001:db8::1]", Address),
        ("sip v6 port", "sip:alice@[2001:db8::1]:5060", Address),
        ("sips", "sips:alice@example.com:5061", Address),
        ("user", $"user:{Id}", Address),
        ("queue", $"queue:{Id}", Address),
        ("ext", "ext:4021", Address),
        ("id", Id, text => ResourceId.TryParse(text, out _)),
        ("id utf-8", Id, text => StrictGuid.Is(Encoding.UTF8.GetBytes(text))),
        ("id digits", Id.Replace("-", "", StringComparison.Ordinal), text => StrictGuid.TryReadDigits(text, out _)),
        ("stamp", "5f1c1e0a6f0e4a4c9d0a6c1f2d8f0b11-1", text => CallStamp.TryParse(text, out _)),
        ("number", "42", text => StrictNumber.TryRead(text, out int _)),
        ("long number", "42", text => StrictNumber.TryRead(text, out long _)),
        ("fraction", "0.25", text => StrictNumber.TryReadFraction(text, out _)),
        ("duration", "00:00:30.5", text => StrictDuration.TryRead(text, out _)),
        ("signed number", "42", text => StrictNumber.TryReadSigned(text, out _)),
        ("ipv4", "127.0.0.1", text => StrictAddress.TryRead(text, out _)),
        ("ipv6", "::1", text => StrictAddress.TryRead(text, out _)),
        ("url", "https://example.com:443", text => StrictUrl.TryRead(text, out _)),
        ("iso time", "2026-09-01T10:00:00.000Z", text => StrictTime.Iso(text) is not null),
        ("http time", "Sun, 06 Nov 1994 08:49:37 GMT", text => StrictTime.Http(text) is not null),
        ("login url", "https://login.example.com:443", text => Reads("GENESYS_LOGIN_URL", text)),
        ("proxy", "http://proxy.example.com:3128", text => Reads("HTTPS_PROXY", text)),
        ("user id", Id, text => Reads("GENESYS_USER_ID", text)),
        ("org id", "acme1", text => Reads("GENESYS_ORG_ID", text)),
        ("region", "us-east-1", text => Reads("GENESYS_REGION", text)),
        ("body number", "12", text => Checks($"{{\"callQueueId\":\"{Id}\",\"priority\":{text}}}")),
        ("body phone", "+12025550123", text => Checks($"{{\"phoneNumber\":\"{text}\"}}")),
        ("body id", Id, text => Checks($"{{\"callQueueId\":\"{text}\"}}")),
        ("body escape", "0041", text => Checks($"{{\"phoneNumber\":\"+12025550123\",\"label\":\"\\u{text}\"}}")),
    ];

    private static readonly (string Name, Func<string, string> Change)[] Changes =
    [
        ("NUL behind", text => $"{text}\0"),
        ("NULs behind", text => $"{text}\0\0\0"),
        ("NUL before", text => $"\0{text}"),
        ("NUL for the last", text => $"{text[..^1]}\0"),
        ("no-break space behind", text => $"{text}\u00A0"),
        ("no-break space before", text => $"\u00A0{text}"),
        ("space behind", text => $"{text} "),
        ("space before", text => $" {text}"),
        ("line break behind", text => $"{text}\n"),
        ("tab before", text => $"\t{text}"),
        ("zero-width space behind", text => $"{text}\u200B"),
        ("full-width digit", text => Digit(text, digit => (char)(digit - '0' + '\uFF10'))),
        ("arabic digit", text => Digit(text, digit => (char)(digit - '0' + '\u0660'))),
        ("sign before", text => $"+{text}"),
    ];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (reader, _, _) in Readers)
        {
            foreach (var (change, _) in Changes)
            {
                // A text in a body may begin or end with anything, and white space around a number is JSON's own.
                var isText = reader == "body escape" && change != "NUL for the last" && !change.EndsWith("digit",
                    StringComparison.Ordinal);
                var isSpace = reader == "body number" &&
                    change is "space behind" or "space before" or "line break behind" or "tab before";
                if (!isText && !(reader == "body number" && isSpace))
                {
                    pairs.Add(reader, change);
                }
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_reader_refuses_what_is_not_all_good(string reader, string change)
    {
        var (_, good, takes) = Readers.Single(one => one.Name == reader);
        var changed = Changes.Single(one => one.Name == change).Change(good);
        Assert.True(takes(good), good);
        Assert.True(changed == good || !takes(changed), changed);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", null)]
    [InlineData("9223372036854775808", null)]
    [InlineData("99999999999999999999999999", null)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    public void Reads_numbers_to_their_bound(string text, int? expected) =>
        Assert.Equal(expected, StrictNumber.TryRead(text, out int value) ? value : null);

    [Theory]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("-2147483649", null)]
    [InlineData("-0", 0)]
    [InlineData("-", null)]
    [InlineData("--1", null)]
    public void Reads_signed_numbers_to_their_bound(string text, int? expected) =>
        Assert.Equal(expected, StrictNumber.TryReadSigned(text, out var value) ? value : null);

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Fri, 27 Nov 2026 10:00:30 GMT", 30)]
    [InlineData("Friday, 27-Nov-26 10:00:30 GMT", 30)]
    [InlineData("Fri Nov 27 10:00:30 2026", 30)]
    [InlineData("+120", null)]
    [InlineData("120\u00A0", null)]
    [InlineData("120 s", null)]
    [InlineData("1.5", null)]
    public void Reads_what_an_answer_asks_to_wait(string text, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", text);
        var now = new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(seconds, ResponseReader.RetryAfter(response, now)?.TotalSeconds);
    }

    private static bool Address(string text) => ParticipantAddress.TryParse(text, null, out _);

    private static bool Reads(string variable, string text)
    {
        var options = OutdialOptions.From(name => name == variable ? text : null);
        (options.ClientId, options.ClientSecret) = ("c", "secret");
        return SettingsReader.Read(options, tokensElsewhere: false, out _) is not null;
    }

    private static bool Checks(string body) =>
        new PayloadChecker(Contract.Platform).Check(Encoding.UTF8.GetBytes(body)).Findings.IsEmpty;

    private static string Digit(string text, Func<char, char> other)
    {
        var at = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        return at < 0 ? text : $"{text[..at]}{other(text[at])}{text[(at + 1)..]}";
    }
}
