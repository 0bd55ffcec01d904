using System.Text;

namespace Outdial.Payloads.Tests;

/// <summary>What once did not hold of every body.</summary>
public sealed class PayloadRegressionTests
{
    [Theory]
    [InlineData(Contract.Platform, """'\uD83D'""")]
    [InlineData(Contract.Platform, """{"participants":[{"address":"\uD83D"}]}""")]
    [InlineData(Contract.Platform, """{"routingSkillsIds":[{"id":"\uD83D"}]}""")]
    [InlineData(Contract.Guide, """{"participants":[{"participantAddress":{"id":null,"number":"\uD83D"}}]}""")]
    public void Finds_fault_with_half_a_character(Contract contract, string body) => Assert.False(
        new PayloadChecker(contract).Fix(Encoding.UTF8.GetBytes(body), guesses: true).Before.IsValid);

    [Theory]
    [InlineData("""{"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":null}}]}""")]
    [InlineData("""{"participants":[{"type":null,"participantAddress":{"id":"+12025550123","type":"phone"}}]}""")]
    public void Adds_no_member_beside_one_that_is_null(string body)
    {
        var checker = new PayloadChecker(Contract.Guide);
        Assert.True(checker.Fix(Encoding.UTF8.GetBytes(body), guesses: true).After.IsValid);
    }

    [Fact]
    public void Fixes_more_byte_order_marks_than_there_are_rounds()
    {
        var body = Encoding.UTF8.GetBytes($"{new string('\uFEFF', 80)}{{\"phoneNumber\":\"+12025550123\"}}");
        var result = new PayloadChecker(Contract.Platform).Fix(body);
        Assert.Equal("""{"phoneNumber":"+12025550123"}""", Encoding.UTF8.GetString(result.Json.Span));
    }

    [Fact]
    public void Finds_no_fault_in_a_conference_of_user_and_queue()
    {
        var call = OutboundCall.To(new ParticipantAddress.User(default), new ParticipantAddress.Queue(default));
        var body = ContractMapper.Map(new CallValidator().Check(call).Call!, Contract.Platform).Request!.Body;
        Assert.Empty(new PayloadChecker(Contract.Platform).Check(body.Span).Findings);
    }

    [Fact]
    public void Finds_a_duplicate_party_before_a_fixed_name_shows_it()
    {
        const string Body = """{"participants":[{"address":"+12025550123"},{"Address":"+12025550123"}]}""";
        Assert.False(new PayloadChecker(Contract.Platform).Check(Encoding.UTF8.GetBytes(Body)).IsValid);
    }

    [Theory]
    [InlineData("""{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","Level":3}""")]
    [InlineData("""{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","level":"high"}""")]
    [InlineData("""{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"Spanish"}""")]
    public void Writes_no_skill_anew_without_saying_what_was_left_out(string skill)
    {
        var body = $$"""{"to":"+12025550123","skillRequirements":[{{skill}}]}""";
        var rewrite = new PayloadChecker(Contract.Guide).Rewrite(Encoding.UTF8.GetBytes(body), Contract.Guide);
        Assert.True(
            rewrite.Findings.Any(finding => finding.Diagnostic.Rule == PayloadRules.LeftOut) ||
                rewrite.Request!.BodyText.Contains("\"level\":3", StringComparison.Ordinal),
            rewrite.Request!.BodyText);
    }

    [Theory]
    [InlineData("""{"phoneNumber":"15555555555"}""")]
    [InlineData("""{"phoneNumber":"2025550123","callFromQueueId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""")]
    public void Writes_a_body_anew_that_is_valid_already(string body)
    {
        var checker = new PayloadChecker(Contract.Platform);
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.True(checker.Check(bytes).IsValid);
        Assert.NotNull(checker.Rewrite(bytes, Contract.Platform).Request);
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("group")]
    public void Calls_no_queue_or_group_as_a_user(string type)
    {
        var body = $$$"""
            {"participants":[{"type":"{{{type}}}",
            "participantAddress":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}}]}
            """;
        var rewrite = new PayloadChecker(Contract.Platform).Rewrite(Encoding.UTF8.GetBytes(body), Contract.Platform);
        Assert.DoesNotContain("callUserId", rewrite.Request?.BodyText ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Fixes_a_document_with_more_faults_than_fit_into_the_rounds()
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("'a'", 60_000))}]");
        var after = new PayloadChecker(Contract.Guide).Fix(body).After;
        Assert.All(after.Findings, finding => Assert.Null(finding.SafeFix));
    }

    [Fact]
    public void Leaves_no_member_out_in_silence() =>
        Gen.Select(Gen.OneOf(Contract.Guide, Contract.Platform), OfCorpus, Gen.Int[0, 9]).Sample(
            (to, body, which) =>
            {
                // As Latin-1, so that a character is a byte.
                var text = Encoding.Latin1.GetString(body);
                var braces = Enumerable.Range(0, text.Length).Where(i => text[i] == '{').ToList();
                if (braces.Count <= which || text[(braces[which] + 1)..].TrimStart().StartsWith('}'))
                {
                    return true;
                }

                var changed = text.Insert(braces[which] + 1, "\"zz-keep\":\"zz-kept\",");
                var rewrite = new PayloadChecker(to).Rewrite(Encoding.Latin1.GetBytes(changed), to);
                return rewrite.Request is not { } request ||
                    request.BodyText.Contains("zz-kept", StringComparison.Ordinal) ||
                    rewrite.Findings.Any(finding => Around(changed).Contains(finding.Span.Start));
            },
            print: found => PayloadGen.Print(new PayloadChecker(found.Item1), found.Item2));

    [Fact]
    public void Fixes_all_that_is_a_guess_and_then_nothing_more() => Sample((checker, body) =>
    {
        var once = checker.Fix(body, guesses: true);
        var twice = checker.Fix(once.Json.Span, guesses: true);
        return once.After.Findings.All(finding => finding.Fixes.IsEmpty) && twice.Fixes == 0 &&
            twice.Json.Span.SequenceEqual(once.Json.Span);
    });

    [Fact]
    public void Fixes_no_valid_body_into_one_that_is_not() => Sample((checker, body) =>
        checker.Fix(body) is var result && (!result.Before.IsValid || result.After.IsValid));

    [Fact]
    public void Fixes_without_changing_what_the_body_means() => Sample((checker, body) =>
        Enum.GetValues<Contract>().All(target =>
            checker.Rewrite(body, target).Request is not { } before ||
            (checker.Rewrite(checker.Fix(body).Json.Span, target).Request is { } after &&
                before.BodyText == after.BodyText)));

    // Where the member's value begins, and each object or array that it stands in, but for the root.
    private static List<int> Around(string text)
    {
        var at = text.IndexOf("\"zz-kept", StringComparison.Ordinal);
        var (open, quoted) = (new List<int>(), false);
        for (var i = 0; i < at; i++)
        {
            quoted ^= text[i] == '"';
            if (!quoted && (text[i] is '{' or '['))
            {
                open.Add(i);
            }
            else if (!quoted && (text[i] is '}' or ']'))
            {
                open.RemoveAt(open.Count - 1);
            }
        }

        return [at, .. open.Skip(1)];
    }

    private static Gen<byte[]> OfCorpus { get; } =
        Gen.Int[0, PayloadCorpus.All.Count - 1].Select(i => PayloadCorpus.All[i].Body);

    private static void Sample(Func<PayloadChecker, byte[], bool> holds) =>
        Gen.Select(PayloadGen.Checkers, PayloadGen.Bodies)
            .Sample((checker, body) => holds(checker, body), print: pair => PayloadGen.Print(pair.Item1, pair.Item2));

    [Theory]
    [InlineData("""{"phoneNumber":"+12025550123","callUserId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""", "OD2501")]
    [InlineData("""{"to":"+12025550123","phoneNumber":"+12025550199"}""", "OD2501")]
    [InlineData("""{"to":"+12025550123","callTo":"+12025550199"}""", "OD2501")]
    [InlineData("""{"callUserId":"2025550123"}""", "OD1024")]
    [InlineData("""{"callUserId":"911"}""", "OD1024")]
    [InlineData("""{"phoneNumber":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""", "OD2505")]
    [InlineData("""{"participants":[{"participantAddress":{"id":"+12025550123","type":"user"}}]}""", "OD1024")]
    [InlineData("""{"to":{"address":"+12025550123","userId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}}""", "OD2501")]
    [InlineData("""{"to":{"phoneNumber":"+12025550123","address":"+12025550199"}}""", "OD2501")]
    [InlineData("""{"to":{"userId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"group"}}""", "OD2501")]
    [InlineData("""{"callQueueId":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"user"}}""", "OD2501")]
    [InlineData("""{"to":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"station"}}""", "OD2505")]
    [InlineData("""{"phoneNumber":"+12025550123","conversationIds":["a"]}""", "OD2501")]
    [InlineData(
        """{"participants":[{"participantAddress":{"id":"+12025550123","number":"+12025550199"}}]}""",
        "OD2501")]
    [InlineData("""{"participants":[{"participantAddress":{"id":12025550123,"type":"phone"}}]}""", "OD1027")]
    [InlineData("""{"participants":[{"address":12025550123}]}""", "OD1027")]
    [InlineData("""{"phoneNumber":12025550123}""", "OD1027")]
    [InlineData("""{"to":[4001]}""", "OD1027")]
    [InlineData("""{"callUserId":4001}""", "OD1027")]
    [InlineData("""{"participants":[{"participantAddress":{"id":"a@b.com"}}]}""", "OD1021")]
    [InlineData("""{"participants":[{"participantAddress":{"id":"a@b.com","type":"pigeon"}}]}""", "OD1021")]
    [InlineData("""{"to":"a@b.com"}""", "OD1021")]
    public void Writes_no_body_where_the_party_is_not_certain(string body, string rule)
    {
        foreach (var to in Enum.GetValues<Contract>())
        {
            var rewrite = new PayloadChecker(to).Rewrite(Encoding.UTF8.GetBytes(body), to);
            Assert.Null(rewrite.Request);
            Assert.Contains(rewrite.Findings, finding => finding.Diagnostic.Rule.Id == rule);
        }
    }

    [Theory]
    [InlineData(Contract.Platform, """{"to":"+12025550123","from":"+12025550111","callerId":"+12025550199"}""")]
    [InlineData(Contract.Platform, """{"to":"+12025550123","from":["+12025550111","+12025550199"]}""")]
    public void Says_which_of_two_callers_is_left_out(Contract to, string body)
    {
        var rewrite = new PayloadChecker(to).Rewrite(Encoding.UTF8.GetBytes(body), to);
        Assert.Contains("+12025550111", rewrite.Request!.BodyText, StringComparison.Ordinal);
        Assert.Equal([PayloadRules.LeftOut], rewrite.Findings.Select(finding => finding.Diagnostic.Rule));
    }

    [Theory]
    [InlineData(Contract.Platform, """{"PhoneNumber":"+12025550123","phone_number":"+12025550199"}""")]
    [InlineData(Contract.Guide,
        """{"participants":[{"type":"external","participantAddress":{"ID":"+12025550123","Id":"+12025550199"}}]}""")]
    [InlineData(Contract.Guide,
        """{"participants":[{"type":"external","id":"+12025550123","phoneNumber":"+12025550199"}]}""")]
    public void Chooses_none_of_two_numbers_for_certain(Contract contract, string body) =>
        Assert.False(new PayloadChecker(contract).Fix(Encoding.UTF8.GetBytes(body)).After.IsValid);

    // To the service a name that is not its own says nothing: with the right name there would be two destinations.
    [Theory]
    [InlineData("""{"phoneNumber":"+12025550123","CallUserId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""")]
    [InlineData("""{"PhoneNumber":"+12025550123","CallUserId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""")]
    [InlineData("""{"Phone_Number":"+12025550123","participants":[{"address":"+12025550199"}]}""")]
    [InlineData("""{"participants":[{"Address":"+12025550123","userId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}]}""")]
    public void Renames_nothing_that_would_be_a_second_destination(string body)
    {
        var checker = new PayloadChecker(Contract.Platform);
        var result = checker.Fix(Encoding.UTF8.GetBytes(body), guesses: true);
        Assert.Equal(body, Encoding.UTF8.GetString(result.Json.Span));
        Assert.Contains(result.After.Findings, finding =>
            finding.Diagnostic.Rule == PayloadRules.MisspelledField && finding.Fixes.IsEmpty);
    }

    [Theory]
    [InlineData("""{"phoneNumber":"","CallUserId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""", "callUserId")]
    [InlineData("""{"phoneNumber":"+12025550123","CallUserId":null}""", "callUserId")]
    [InlineData("""{"callFromQueueId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","Phone-number":"+12025550123"}""",
        "phoneNumber")]
    [InlineData("""{"participants":[{"Address":"+12025550123","name":"Ann"},{"address":"+12025550124"}]}""",
        "\"address\":\"+12025550123\"")]
    public void Renames_a_destination_that_stays_the_only_one(string body, string name)
    {
        var corrected = new PayloadChecker(Contract.Platform).Fix(Encoding.UTF8.GetBytes(body));
        Assert.Contains(name, Encoding.UTF8.GetString(corrected.Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_number_of_json_as_dialled_by_guess_only()
    {
        var checker = new PayloadChecker(Contract.Guide, new CallPolicy { Region = "US" });
        var body = Encoding.UTF8.GetBytes("""{"phoneNumber":2025550123}""");
        Assert.Equal(0, checker.Fix(body).Fixes);
        Assert.Contains(checker.Check(body).Findings, finding => finding.Fixes is [{ Title: var title }] &&
            title.Contains("E.164", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"to":{"id":"a@b.com","type":"sip"}}""")]
    [InlineData("""{"to":{"id":"sip:a@b.com"}}""")]
    public void Writes_a_sip_address_that_is_said_to_be_one(string body)
    {
        var rewrite = new PayloadChecker(Contract.Platform).Rewrite(Encoding.UTF8.GetBytes(body), Contract.Platform);
        Assert.Equal("""{"phoneNumber":"sip:a@b.com"}""", rewrite.Request?.BodyText);
    }

    [Theory]
    [InlineData("""{"type":"group","participantAddress":{"id":"{id}","type":"external"}}""")]
    [InlineData("""{"type":"group","participantAddress":{"id":"{id}","type":null}}""")]
    [InlineData("""{"type":"group","participantAddress":{"id":"{id}"}}""")]
    public void Moves_a_type_from_the_participant_into_the_address(string participant)
    {
        var corrected = new PayloadChecker(Contract.Guide).Fix(BodyOf(participant));
        var text = Encoding.UTF8.GetString(corrected.Json.Span);
        Assert.Contains("{\"type\":\"external\",", text, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"group\"}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"participantAddress":{"id":"+12025550123","type":"external"},"Type":"external"}""")]
    [InlineData("""{"type":"user","participantAddress":{"id":"{id}","Type":"group"}}""")]
    public void Writes_no_key_twice(string participant)
    {
        var checker = new PayloadChecker(Contract.Guide);
        var corrected = checker.Fix(BodyOf(participant), guesses: true);
        Assert.DoesNotContain(corrected.After.Findings, finding => finding.Diagnostic.Rule == JsonRules.DuplicateKey);
    }

    private static byte[] BodyOf(string participant) => Encoding.UTF8.GetBytes(
        $"{{\"participants\":[{participant}]}}".Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal));

    [Fact]
    public void Removes_many_members_in_time_that_grows_with_them()
    {
        var members = Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":1");
        var body = Encoding.UTF8.GetBytes($"{{\"phoneNumber\":\"+12025550123\",{string.Join(',', members)}}}");
        var corrected = new PayloadChecker(Contract.Platform).Fix(body, guesses: true);
        Assert.Equal("""{"phoneNumber":"+12025550123"}""", Encoding.UTF8.GetString(corrected.Json.Span));
    }

    [Theory]
    [InlineData("9-1-1")]
    [InlineData("(911)")]
    [InlineData("9 1 1")]
    [InlineData("911 ")]
    public void Knows_an_emergency_number_however_it_is_written(string number) =>
        Assert.Equal("OD1011", ParticipantAddress.Diagnose(number)!.Rule.Id);
}
