using System.Text;

namespace Outdial.Payloads.Tests;

/// <summary>A fix and a rewriting name the party that the text names, and agree; a body that is not a call stays
/// none.</summary>
public sealed class PayloadPartyTests
{
    private const string Id = "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";

    // Each of them stands once in what is written, and in nothing else.
    private static readonly string[] Parties = ["+12025550123", "+12025550124", Id];

    private static readonly string[] NumberNames =
    [
        "phoneNumber", "phone_number", "PhoneNumber", "phoneNumbr", "number", "phone", "mobile", "tel", "to",
        "toNumber", "destination", "recipient", "callTo", "target", "address", "customerNumber",
    ];

    private static readonly string[] IdNames = ["callUserId", "callQueueId", "call_user_id"];

    private static readonly Gen<string> Number = Gen.OneOf(
        "\"+12025550123\"", "\"+12025550124\"", "\"+12025550123\"", "\"\"", "null");

    private static readonly Gen<string> InParty = Gen.Select(
        Gen.OneOf("address", "phoneNumber", "number", "phone", "mobile", "Address"),
        Number,
        Gen.OneOf(
            "", ",\"name\":\"Ann\"", $",\"id\":\"{Id}\"", $",\"userId\":\"{Id}\"",
            ",\"tel\":\"+12025550124\""),
        (name, number, beside) => $"{{\"{name}\":{number}{beside}}}");

    private static readonly Gen<string> InAddress = InParty.Select(party =>
        $"{{\"type\":\"external\",\"participantAddress\":{party.Replace("address", "id", StringComparison.Ordinal)}}}");

    private static readonly Gen<string> Member = Gen.Frequency(
        (6, Gen.Select(Gen.OneOf(NumberNames), Number, (name, number) => $"\"{name}\":{number}")),
        (2, Gen.Select(Gen.OneOf(IdNames), Gen.OneOf($"\"{Id}\"", "null", "\"\""),
            (name, id) => $"\"{name}\":{id}")),
        (1, Number.Select(number => $"\"participants\":{number}")),
        (1, Number.Select(number => $"\"participants\":[{number}]")),
        (2, InParty.Select(party => $"\"participants\":[{party}]")),
        (2, InAddress.Select(party => $"\"participants\":[{party}]")),
        (1, InParty.Select(party => $"\"participants\":{party}")),
        (1, Gen.Select(Gen.OneOf("to", "destination", "phoneNumber"), InParty,
            (name, party) => $"\"{name}\":{party}")),
        (1, Gen.OneOf("\"participants\":[]", "\"name\":\"Ann\"", "\"from\":\"+13175550100\"")),
        (1, Gen.Select(Gen.OneOf("data", "body", "request"), Number,
            (name, number) => $"\"{name}\":{{\"phoneNumber\":{number}}}")));

    private static readonly Gen<string> Bodies =
        Member.Array[1, 3].Select(members => $"{{{string.Join(',', members)}}}");

    [Theory]
    [InlineData(Contract.Guide)]
    [InlineData(Contract.Platform)]
    public void Names_the_same_party_fixed_and_rewritten_or_none(Contract contract) => Bodies.Sample(body =>
    {
        var checker = new PayloadChecker(contract);
        var json = Encoding.UTF8.GetBytes(body);
        if (checker.Rewrite(json, contract) is var rewrite &&
            rewrite.Findings.Any(finding => finding.Diagnostic.Rule == JsonRules.DuplicateKey))
        {
            return true;
        }

        var result = checker.Fix(json, guesses: true);
        var corrected = result.After.IsValid ? Named(Encoding.UTF8.GetString(result.Json.Span)) : "";
        var written = rewrite.Request is { } request ? Named(request.BodyText) : "";
        return corrected == written || Fail(
            $"{body} gives {Encoding.UTF8.GetString(result.Json.Span)}: {corrected}, and " +
            $"{rewrite.Request?.BodyText}: {written}");
    });

    [Theory]
    [InlineData(Contract.Guide)]
    [InlineData(Contract.Platform)]
    public void Makes_no_name_stand_twice(Contract contract) => Gen.Select(
        Bodies,
        Gen.OneOf("", "ani", "cli", "callerNumber", "caller_id", "labl", "lable", "prioritty").Array[0, 3],
        (body, names) => body[..^1] + string.Concat(names.Where(name => name.Length > 0)
            .Distinct()
            .Select(name => $",\"{name}\":\"+13175550100\"")) + "}").Sample(body =>
    {
        var result = new PayloadChecker(contract).Fix(Encoding.UTF8.GetBytes(body), guesses: true);
        return HasDuplicate(result.Before) || !HasDuplicate(result.After) ||
            Fail($"{body} gives {Encoding.UTF8.GetString(result.Json.Span)}");
    });

    public static TheoryData<string> Others()
    {
        string[] content =
        [
            "\"text\":\"hello\"", "\"Body\":\"Your code is 1234\"", "\"message\":\"hi\"",
            "\"subject\":\"x\",\"html\":\"y\"",
            "\"template\":{\"name\":\"otp\"}", "\"content\":{\"text\":\"hi\"}",
            "\"mediaUrl\":[\"https://example.com\"]",
            "\"contentSid\":\"HX1\"", "\"twiml\":\"<Response/>\"", "\"channel\":\"sms\"", "\"type\":\"whatsapp\"",
            "\"messages\":[{\"content\":\"hi\"}]", "\"notification\":{\"title\":\"x\"}", "\"eventType\":\"call.ended\"",
            "\"event\":\"hangup\",\"callId\":\"1\"", "\"CallStatus\":\"completed\",\"CallSid\":\"CA1\"",
            "\"method\":\"DELETE\"", "\"action\":\"hangup\"", "\"command\":\"transfer\"", "\"operation\":\"cancel\"",
            "\"recordingUrl\":\"https://example.com\"", "\"hangupCause\":\"NORMAL\"",
        ];
        string[] alien =
        [
            "\"callId\":\"1\"", "\"id\":\"1\"", "\"status\":\"completed\"", "\"duration\":12",
            "\"url\":\"https://e.com\"",
            "\"email\":\"ann@example.com\"", "\"payload\":{\"a\":1}", "\"direction\":\"inbound\"",
            "\"sender\":\"Shop\"",
            "\"timestamp\":\"2026-01-01T00:00:00Z\"", "\"amount\":12", "\"birthday\":\"1990-01-01\"",
            "\"channel\":\"x\"",
        ];
        string[] invented =
        [
            "\"to\":\"+12025550123\"", "\"To\":\"+12025550123\"", "\"phone\":\"+12025550123\"",
            "\"number\":\"+12025550123\"", "\"recipient\":{\"phone\":\"+12025550123\"}", "\"to\":[\"+12025550123\"]",
            "\"fromNumber\":\"+12025550100\",\"toNumber\":\"+12025550123\"", "\"recipients\":[\"+12025550123\"]",
        ];
        var bodies = new TheoryData<string>();
        foreach (var other in content)
        {
            foreach (var party in invented.Append("\"phoneNumber\":\"+12025550123\""))
            {
                bodies.Add($"{{{party},{other}}}");
            }
        }

        foreach (var other in alien)
        {
            foreach (var party in invented)
            {
                bodies.Add($"{{{other},{party}}}");
            }
        }

        return bodies;
    }

    [Theory]
    [MemberData(nameof(Others))]
    [InlineData("""{"to":"+12025550123","from":"+12025550100","contents":[{"type":"text"}]}""")]
    [InlineData("""{"to":[{"phone":"+12025550123","text":"hi"}]}""")]
    [InlineData("""{"participants":[{"address":"+12025550123","message":"hi"}]}""")]
    [InlineData("""{"transferTo":"+12025550123","callId":"x"}""")]
    [InlineData("""{"phoneNumber":"+12025550123","transferTo":"+12025550124"}""")]
    [InlineData("""{"topicName":"v2.users.x.conversations","eventBody":{"phoneNumber":"+12025550123"}}""")]
    [InlineData("""{"method":"DELETE","body":{"phoneNumber":"+12025550123"}}""")]
    [InlineData("""{"method":"POST","url":"/api/v2/conversations/messages","body":{"phoneNumber":"+12025550123"}}""")]
    [InlineData("""{"body":{"to":"+12025550123","text":"hi"}}""")]
    [InlineData("""{"body":"{\"to\":\"+12025550123\",\"text\":\"hi\"}"}""")]
    [InlineData("""{"data":{"type":"messages","attributes":{"phoneNumber":"+12025550123"}}}""")]
    [InlineData("""{"data":{"id":"1","type":"calls","attributes":{"phoneNumber":"+12025550123"}}}""")]
    [InlineData("""{"event":"call.ended","data":{"phoneNumber":"+12025550123"}}""")]
    [InlineData("""{"response":{"phoneNumber":"+12025550123"},"error":"x"}""")]
    [InlineData("""{"request":{"phoneNumber":"+12025550123"},"response":{"phoneNumber":"+12025550124"}}""")]
    [InlineData("""{"body":{"phoneNumber":"+12025550123"},"mobile":"+12025550124"}""")]
    [InlineData("""{"phone":"+12025550123","mobile":"+12025550124"}""")]
    [InlineData("""{"participants":[{"id":"5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11","address":"+12025550123"}]}""")]
    [InlineData("""{"phoneNumber":"+12025550123","Phonenumber":"+12025550124"}""")]
    [InlineData("""{"phoneNumber":"+12025550123","mobile":"+12025550124"}""")]
    [InlineData("""{"phoneNumber":"+12025550123","data":{"phoneNumber":"+12025550124"}}""")]
    [InlineData("""{"participants":[{"address":"+12025550123","mobile":"+12025550124"}]}""")]
    public void Makes_no_call_out_of_what_is_none_or_two(string body)
    {
        foreach (var contract in Enum.GetValues<Contract>())
        {
            var checker = new PayloadChecker(contract);
            var json = Encoding.UTF8.GetBytes(body);
            var result = checker.Fix(json, guesses: true);
            Assert.False(result.After.IsValid, Encoding.UTF8.GetString(result.Json.Span));
            var rewrite = checker.Rewrite(json, contract);
            Assert.Null(rewrite.Request);
            Assert.Null(rewrite.Body);
            Assert.Contains(rewrite.Findings, finding => finding.Diagnostic.IsError);
        }
    }

    [Theory]
    [InlineData("""{"To":"+12025550123","From":"+12025550100","Body":"Your code is 1234"}""", "OD2606")]
    [InlineData("""{"to":"+12025550123","text":"hello"}""", "OD2606")]
    [InlineData("""{"PhoneNumber":"+12025550123","Message":"hello"}""", "OD2606")]
    [InlineData("""{"method":"DELETE","to":"+12025550123"}""", "OD2606")]
    [InlineData("""{"fromNumber":"+12025550100","toNumber":"+12025550123","action":"hangup"}""", "OD2606")]
    [InlineData("""{"transferTo":"+12025550123","callId":"x"}""", "OD2606")]
    [InlineData("""{"eventType":"call.ended","callId":"1","to":"+12025550123"}""", "OD2607")]
    [InlineData("""{"topicName":"v2.users.x.conversations","eventBody":{"id":"x"}}""", "OD2607")]
    [InlineData("""{"phone":"+12025550123","mobile":"+12025550124"}""", "OD2501")]
    [InlineData("""{"phoneNumber":"+12025550123","Phonenumber":"+12025550124"}""", "OD2501")]
    [InlineData(
        """{"participants":[{"id":"5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11","address":"+12025550123"}]}""", "OD2501")]
    public void Says_what_it_is_and_offers_no_fix(string body, string rule)
    {
        foreach (var contract in Enum.GetValues<Contract>())
        {
            var checker = new PayloadChecker(contract);
            var findings = checker.Check(Encoding.UTF8.GetBytes(body)).Findings;
            Assert.Contains(findings, finding => finding.Diagnostic is { IsError: true } said && said.Rule.Id == rule);
            Assert.All(findings, finding => Assert.Empty(finding.Fixes));
        }
    }

    [Theory]
    [InlineData("""{"result":{"phoneNumber":"+12025550123"}}""", false)]
    [InlineData("""{"body":"{\"phoneNumber\":\"+12025550123\"}"}""", false)]
    [InlineData("""{"response":{"phoneNumber":"+12025550123"}}""", false)]
    [InlineData("""{"json":{"phoneNumber":"+12025550123"}}""", false)]
    [InlineData("""{"request":{"body":{"phoneNumber":"+12025550123"}}}""", false)]
    [InlineData("""{"data":{"attributes":{"phoneNumber":"+12025550123"}}}""", true)]
    [InlineData("""{"data":{"type":"calls","attributes":{"phoneNumber":"+12025550123"}}}""", true)]
    [InlineData("""{"headers":{"a":"b"},"body":{"phoneNumber":"+12025550123"}}""", true)]
    [InlineData("""{"url":"/api/v2/conversations/calls","body":{"phoneNumber":"+12025550123"}}""", true)]
    [InlineData("""{/*x*/"body":{"phoneNumber":"+12025550123"}}""", true)]
    public void Takes_a_body_out_of_its_wrapper(string body, bool isGuess)
    {
        var checker = new PayloadChecker(Contract.Platform);
        var json = Encoding.UTF8.GetBytes(body);
        Assert.Contains(checker.Check(json).Findings, finding =>
            finding.Diagnostic.Rule == PayloadRules.WrappedBody && finding.SafeFix is null == isGuess);
        var corrected = checker.Fix(json, guesses: isGuess);
        Assert.Equal("""{"phoneNumber":"+12025550123"}""", Encoding.UTF8.GetString(corrected.Json.Span));
        Assert.Equal(
            """{"phoneNumber":"+12025550123"}""", checker.Rewrite(json, Contract.Platform).Request?.BodyText);
    }

    [Theory]
    [InlineData("callId", "+12025550100")]
    [InlineData("calleeId", "+12025550100")]
    [InlineData("calledId", "+12025550100")]
    [InlineData("callSid", "+12025550100")]
    [InlineData("callerIp", "+12025550100")]
    [InlineData("callersId", "x")]
    [InlineData("userCallId", "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11")]
    [InlineData("callUserUid", "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11")]
    public void Renames_no_word_into_another(string name, string value)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"phoneNumber":"+12025550123","{{name}}":"{{value}}"}""");
        Assert.DoesNotContain(
            new PayloadChecker(Contract.Platform).Check(body).Findings.SelectMany(finding => finding.Fixes),
            fix => fix.Title.StartsWith("Rename", StringComparison.Ordinal));
    }

    private static bool HasDuplicate(PayloadCheck check) =>
        check.Findings.Any(finding => finding.Diagnostic.Rule == JsonRules.DuplicateKey);

    private static string Named(string json) =>
        string.Join(' ', Parties.Where(party => json.Contains(party, StringComparison.Ordinal)));

    private static bool Fail(string why) => throw new InvalidOperationException(why);
}
