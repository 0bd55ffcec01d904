using System.Net;
using System.Text.RegularExpressions;

namespace Outdial.Tests;

/// <summary>A service's answer may repeat the parties of the call. An outcome's findings, which are stored and logged,
/// must not.</summary>
public sealed class PartyMaskTests
{
    private static readonly Gen<Func<string, string>> Spellings = Gen.OneOf<Func<string, string>>(
        text => text,
        text => text.ToUpperInvariant(),
        text => $"'{text}'",
        text => $"\"{text}\",",
        text => $"<{text}>",
        text => $"address={Uri.EscapeDataString(text)}&x=1",
        text => $"address={Uri.EscapeDataString(text[..1])}{text[1..]}.",
        text => text[^1] < 0x80 ? $"address={text[..^1]}%{(int)text[^1]:x2}" : text,
        text => $"user_{text}_x",
        WebUtility.HtmlEncode,
        text => string.Concat(text.Select(letter => $"&#{(int)letter};")),
        text => string.Concat(text.Select(letter => $"\\u{(int)letter:x4}")),
        text => Uri.EscapeDataString(text).ToLowerInvariant(),
        text => text.Replace(" ", "\u00A0", StringComparison.Ordinal),
        text => $"{text}:5060");

    private static readonly Gen<string> Names = Gen.OneOf(
        "Ann Example", "Léa Müller-Sánchez", "Иван Петров", "山田 太郎", "O'Neil & Sons (GmbH)", "Bob", "a.b+c?d");

    [Fact]
    public void Leaves_no_address_in_a_finding_however_the_service_writes_it() =>
        Gen.Select(AddressGen.Addresses, Spellings, Gen.Bool).Sample((address, spelling, isAlone) =>
        {
            var part = Telling(address);
            if (part.Length < 3)
            {
                return;
            }

            foreach (var message in Findings(OutboundCall.To(address), spelling(isAlone ? part : $"{address}")))
            {
                Assert.DoesNotContain(part, Plain(message), StringComparison.OrdinalIgnoreCase);
            }
        });

    [Fact]
    public void Leaves_no_name_or_value_of_the_callers_in_a_finding() =>
        Gen.Select(Names, Spellings, Gen.Int[0, 3]).Sample((name, spelling, field) =>
        {
            var call = OutboundCall.To("+12025550123");
            call = field switch
            {
                0 => call with { CallerId = E164Number.Parse("+12025550199"), CallerIdName = name },
                1 => call with { Attributes = call.Attributes.Add("customer", name) },
                2 => call with { UuiData = name },
                _ => call with { Label = name },
            };
            foreach (var message in Findings(call, spelling(name)))
            {
                Assert.DoesNotContain(name, Plain(message), StringComparison.OrdinalIgnoreCase);
            }
        });

    [Theory]
    [InlineData("sip:ann@example.com", "No user ann at example.com", "No user *** at example.com")]
    [InlineData("sip:ann@example.com", "Annotation of sip:ann@example.com", "Annotation of sip:***@example.com")]
    [InlineData("sip:al@example.com", "al@example.com: al is unknown", "**@example.com: ** is unknown")]
    [InlineData("sip:+12025550123@example.com", "No route to +1 202-555-0123", "No route to +1 ***-***-**23")]
    [InlineData("ext:4021", "Extension 4021 of 40215", "Extension **** of 40215")]
    [InlineData("ext:12", "12 lines, none for ext:12 or ext. 12", "12 lines, none for ext:** or ext. **")]
    [InlineData("tel:+12025550123;ext=987", "+12025550123 extension 987", "+1********23 extension ***")]
    [InlineData("mailto:ann.lee@example.com", "ann.lee@example.com is no phone", "*******@example.com is no phone")]
    public void Keeps_the_words_around(string address, string said, string shown) =>
        Assert.Equal(shown, PartyMask.Apply(said, OutboundCall.To(address)));

    [Fact]
    public void Masks_every_part_of_an_address_though_a_value_repeats_one() =>
        Gen.Select(AddressGen.Addresses, Gen.Int[0, 12], Gen.Int[2, 6]).Sample((address, start, length) =>
        {
            var part = Telling(address);
            if (part.Length < 4 || start + length > part.Length)
            {
                return;
            }

            var call = OutboundCall.To(address);
            call = call with { Attributes = call.Attributes.Add("part", part.Substring(start, length)) };
            foreach (var message in Findings(call, $"{address}, that is {part}"))
            {
                Assert.DoesNotContain(part, message, StringComparison.OrdinalIgnoreCase);
            }
        });

    [Theory]
    [InlineData("202 \u2013 555 \u2013 0123", "*** \u2013 *** \u2013 **23")]
    [InlineData("202\u2011555\u20110123", "***\u2011***\u2011**23")]
    [InlineData("202&nbsp;555&nbsp;0123", "***&nbsp;***&nbsp;**23")]
    [InlineData("+1%20202%20555%200123", "+1%20***%20***%20**23")]
    [InlineData("202%2D555%2D0123", "***%2D***%2D**23")]
    [InlineData("%32%30%32%35550123", "********23")]
    [InlineData("(202) 555.0123 x4021", "(***) ***.**23 x****")]
    [InlineData("+12025550123x4021, ext4021", "+1********23x****, ext****")]
    [InlineData("100%25 of 1-800", "100%25 of 1-800")]
    [InlineData("&unknown; %zz \\u12", "&unknown; %zz \\u12")]
    public void Finds_a_number_however_it_is_written(string said, string shown) =>
        Assert.Equal(shown, PartyMask.Apply(said, OutboundCall.To("tel:+12025550123;ext=4021")));

    private static string Plain(string text) => Uri.UnescapeDataString(WebUtility.HtmlDecode(
        Regex.Replace(text, @"\\u([0-9A-Fa-f]{4})", match => $"&#x{match.Groups[1].Value};")));

    // The part of an address that can be dialled or written to.
    private static string Telling(ParticipantAddress address) => address switch
    {
        ParticipantAddress.Phone phone => phone.Number.ToString(),
        ParticipantAddress.Extension extension => extension.Digits,
        ParticipantAddress.Sip sip => User(sip.UserPart!, sip.Address),
        ParticipantAddress.Email email => User(email.Mailbox.Split('@')[0], email.Mailbox),
        _ => "",
    };

    // A host that has the user's name in it is shown all the same.
    private static string User(string user, string address) =>
        address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]
            .Contains(user, StringComparison.OrdinalIgnoreCase) ? "" : user;

    private static IEnumerable<string> Findings(OutboundCall call, string words) =>
        from contract in Enum.GetValues<Contract>()
        let request = Request(call, contract)
        where request is not null // the guide has no place for names and values
        from status in (int[])[200, 400, 403, 409, 500]
        from answer in (ApiResponse[])
        [
            new() { Status = status, Message = $"The service says: {words}" },
            new() { Status = status, Code = "missing.permissions", Message = $"missing [{words}]" },
            new() { Status = status, Code = words },
            new() { Status = status, Errors = ["participants", $"participants[0]: {words}", words] },
            new() { Status = status, Details = [new FieldDetail("x", words, null, null)] },
        ]
        from finding in CallOutcomes.Of(Attempt.Answered(answer, null, isRenewed: false), request).Diagnostics
        where !finding.Path.StartsWith("request", StringComparison.Ordinal)
        select $"{finding.Message}\n{finding.Help}";

    private static WireRequest? Request(OutboundCall call, Contract contract) =>
        ContractMapper.Map(new ValidCall(call, []), contract).Request;
}
