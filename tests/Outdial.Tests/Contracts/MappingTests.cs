using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Outdial.Tests;

public sealed class MappingTests
{
    private const string A = "11111111-1111-1111-1111-111111111111";
    private const string B = "22222222-2222-2222-2222-222222222222";

    private static readonly CallValidator Validator = new();

    [Fact]
    public void Writes_the_guides_own_example()
    {
        var body = Body(Contract.Guide, OutboundCall.To("+15551234567") with
        {
            Skills = [new SkillRequirement(Guid.Parse(A), 1)],
            WrapUpCode = Guid.Parse(B),
        });
        Assert.Equal(
            """{"participants":[{"type":"external","participantAddress":{"id":"+15551234567","type":"phone"}}]""" +
            $$$""","skillRequirements":[{"id":"{{{A}}}","level":1}],"wrapUpCode":{"id":"{{{B}}}"}}""",
            body);
    }

    [Theory]
    [InlineData("+15551234567", """{"id":"+15551234567","type":"phone"}""")]
    [InlineData($"user:{A}", $$$"""{"id":"{{{A}}}","type":"user"}""")]
    [InlineData($"group:{A}", $$$"""{"id":"{{{A}}}","type":"group"}""")]
    [InlineData("mailto:ann@example.com", """{"id":"ann@example.com","type":"email"}""")]
    public void Writes_each_address_that_the_guide_knows(string address, string expected) => Assert.Equal(
        $$$"""{"participants":[{"type":"external","participantAddress":{{{expected}}}}]}""",
        Body(Contract.Guide, OutboundCall.To(address)));

    [Fact]
    public void Writes_the_guides_external_contact_into_the_address() => Assert.Equal(
        """{"participants":[{"type":"external","participantAddress":""" +
        $$$"""{"id":"+15551234567","type":"phone","externalContactId":"{{{A}}}"}}]}""",
        Body(Contract.Guide, OutboundCall.To("+15551234567") with { ExternalContact = Guid.Parse(A) }));

    [Theory]
    [InlineData("+15551234567", """{"phoneNumber":"+15551234567"}""")]
    [InlineData("sip:ann@example.com", """{"phoneNumber":"sip:ann@example.com"}""")]
    [InlineData("ext:4021", """{"phoneNumber":"4021"}""")]
    [InlineData("tel:+15551234567;ext=12", """{"phoneNumber":"tel:+15551234567;ext=12"}""")]
    [InlineData($"user:{A}", $$$"""{"callUserId":"{{{A}}}"}""")]
    [InlineData($"queue:{A}", $$$"""{"callQueueId":"{{{A}}}"}""")]
    public void Writes_each_address_that_the_platform_knows(string address, string expected) =>
        Assert.Equal(expected, Body(Contract.Platform, OutboundCall.To(address)));

    [Fact]
    public void Writes_a_platform_conference() => Assert.Equal(
        $$$"""{"participants":[{"address":"+15551234567"},{"userId":"{{{A}}}"},{"queueId":"{{{B}}}"}]}""",
        Body(Contract.Platform, OutboundCall.To(
            ParticipantAddress.Parse("+15551234567"),
            ParticipantAddress.Parse($"user:{A}"),
            ParticipantAddress.Parse($"queue:{B}"))));

    [Fact]
    public void Writes_every_field_of_the_platform()
    {
        var body = Body(Contract.Platform, OutboundCall.To($"queue:{A}") with
        {
            CallerId = E164Number.Parse("+13175550100"),
            CallerIdName = "Support \"7\" <é>",
            FromQueue = Guid.Parse(B),
            Priority = 5,
            Language = Guid.Parse(A),
            Skills = [new SkillRequirement(Guid.Parse(B))],
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("ticket", "T-1042").Add("a", ""),
            UuiData = "abc",
            ExternalContact = Guid.Parse(A),
            Label = "vip",
        });
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse($$"""
            {
              "callerId": "+13175550100", "callerIdName": "Support \"7\" <é>",
              "callFromQueueId": "{{B}}", "callQueueId": "{{A}}",
              "priority": 5, "attributes": {"a": "", "ticket": "T-1042"},
              "languageId": "{{A}}", "routingSkillsIds": ["{{B}}"],
              "uuiData": "abc", "externalContactId": "{{A}}", "label": "vip"
            }
            """)), body);
    }

    [Fact]
    public void Sends_a_call_for_a_user_to_that_users_route()
    {
        var call = OutboundCall.To("+15551234567");
        var forUser = Map(Contract.Platform, call with { OnBehalfOfUser = Guid.Parse(A) });
        Assert.Equal($"/api/v2/conversations/calls/user/{A}", forUser.Request!.Path);
        var byUser = ContractMapper.Map(Valid(call), Contract.Platform, Guid.Parse(B));
        Assert.Equal($"/api/v2/conversations/calls/user/{B}", byUser.Request!.Path);
        Assert.Equal("/api/v2/conversations/calls", Map(Contract.Platform, call).Request!.Path);
    }

    [Theory]
    [InlineData("tel:+15551234567;ext=12")]
    [InlineData("sip:ann@example.com")]
    [InlineData($"queue:{A}")]
    [InlineData("ext:4021")]
    public void Says_which_addresses_the_guide_cannot_express(string address) =>
        Cannot(Contract.Guide, OutboundCall.To(address), ("OD2101", "destinations[0]"));

    [Fact]
    public void Says_which_fields_the_guide_cannot_express() => Cannot(
        Contract.Guide,
        OutboundCall.To("+15551234567") with
        {
            CallerId = E164Number.Parse("+13175550100"),
            CallerIdName = "x",
            OnBehalfOfUser = Guid.Parse(A),
            FromQueue = Guid.Parse(A),
            Priority = 1,
            Language = Guid.Parse(A),
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("a", "b"),
            UuiData = "x",
            Label = "x",
        },
        ("OD2102", "callerId"),
        ("OD2102", "callerIdName"),
        ("OD2102", "onBehalfOfUser"),
        ("OD2102", "fromQueue"),
        ("OD2102", "priority"),
        ("OD2102", "language"),
        ("OD2102", "attributes"),
        ("OD2102", "uuiData"),
        ("OD2102", "label"));

    [Fact]
    public void Says_that_one_contact_cannot_belong_to_two_addresses() => Cannot(
        Contract.Guide,
        OutboundCall.To(ParticipantAddress.Parse("+15551234567"), ParticipantAddress.Parse("+15551234568")) with
        {
            ExternalContact = Guid.Parse(A),
        },
        ("OD2103", "externalContact"));

    [Theory]
    [InlineData($"group:{A}")]
    [InlineData("mailto:ann@example.com")]
    public void Says_which_addresses_the_platform_cannot_express(string address) =>
        Cannot(Contract.Platform, OutboundCall.To(address), ("OD2201", "destinations[0]"));

    [Fact]
    public void Says_what_only_a_queue_call_can_have() => Cannot(
        Contract.Platform,
        OutboundCall.To("+15551234567") with
        {
            Skills = [new SkillRequirement(Guid.Parse(A), 1), new SkillRequirement(Guid.Parse(B))],
            WrapUpCode = Guid.Parse(B),
            Priority = 1,
            Language = Guid.Parse(A),
        },
        ("OD2203", "skills[0]"),
        ("OD2203", "skills[1]"),
        ("OD2202", "wrapUpCode"),
        ("OD2203", "priority"),
        ("OD2203", "language"));

    [Fact]
    public void Prefers_the_calls_own_user_to_the_settings() => Assert.Equal(
        $"/api/v2/conversations/calls/user/{A}",
        ContractMapper.Map(
            Valid(OutboundCall.To("+15551234567") with { OnBehalfOfUser = Guid.Parse(A) }),
            Contract.Platform,
            Guid.Parse(B)).Request!.Path);

    [Fact]
    public void Warns_that_the_guide_has_no_use_for_the_settings_user()
    {
        var mapping = ContractMapper.Map(Valid(OutboundCall.To("+15551234567")), Contract.Guide, Guid.Parse(A));
        var warning = Assert.Single(mapping.Diagnostics);
        Assert.Equal(("OutdialOptions.UserId", Severity.Warning), (warning.Path, warning.Severity));
        Assert.NotNull(mapping.Request);
    }

    [Fact]
    public void Says_that_the_platform_has_no_skill_levels() => Cannot(
        Contract.Platform,
        OutboundCall.To($"queue:{A}") with { Skills = [new SkillRequirement(Guid.Parse(B), 2)] },
        ("OD2204", "skills[0].level"));

    [Fact]
    public void Warns_where_the_platform_is_not_documented()
    {
        var warning = Assert.Single(Map(Contract.Platform, OutboundCall.To("tel:+15551234567;ext=12")).Diagnostics);
        Assert.Equal(("OD2205", Severity.Warning), (warning.Rule.Id, warning.Severity));
    }

    // What goes in comes out, or is complained of: never a silent loss. Each field is looked for in the body by its
    // value.
    [Fact]
    public void Loses_nothing_silently() => Gen.Select(
            Gen.OneOf(Contract.Guide, Contract.Platform), Gen.Bool.Array[11], Gen.Int[0, 3], Gen.Int[0, 5])
        .Sample((contract, has, skills, kind) =>
        {
            string address = kind switch
            {
                0 => "+15551234567",
                1 => $"user:{A}",
                2 => $"queue:{A}",
                3 => $"group:{A}",
                4 => "ext:4021",
                _ => "mailto:ann@example.com",
            };
            var ids = Enumerable.Range(0, 16)
                .Select(i => Guid.Parse($"00000000-0000-0000-0000-0000000000{i + 10}"))
                .ToArray();
            var call = OutboundCall.To(address) with
            {
                Skills = [.. Enumerable.Range(0, skills).Select(i => new SkillRequirement(ids[i]))],
                WrapUpCode = has[0] ? ids[5] : null,
                ExternalContact = has[1] ? ids[6] : null,
                CallerId = has[2] ? E164Number.Parse("+13175550100") : null,
                CallerIdName = has[3] ? "name-of-caller" : null,
                OnBehalfOfUser = has[4] ? ids[7] : null,
                FromQueue = has[5] ? ids[8] : null,
                Priority = has[6] ? 77 : null,
                Language = has[7] ? ids[9] : null,
                Attributes = has[8]
                    ? ImmutableSortedDictionary<string, string>.Empty.Add("key-of", "value-of")
                    : ImmutableSortedDictionary<string, string>.Empty,
                UuiData = has[9] ? "uui-of" : null,
                Label = has[10] ? "label-of" : null,
            };
            var mapping = Map(contract, call);
            if (mapping.Request is not { } request)
            {
                return mapping.Diagnostics.Any(finding => finding.IsError);
            }

            string?[] expected =
            [
                address.Split(':')[^1],
                .. call.Skills.Select(skill => skill.Id.ToString()),
                call.WrapUpCode?.ToString(),
                call.ExternalContact?.ToString(),
                call.CallerId?.ToString(),
                call.CallerIdName,
                call.OnBehalfOfUser?.ToString(),
                call.FromQueue?.ToString(),
                call.Priority?.ToString(),
                call.Language?.ToString(),
                .. call.Attributes.Keys,
                .. call.Attributes.Values,
                call.UuiData,
                call.Label,
            ];
            var sent = request.Path + request.BodyText;
            return expected.All(value => value is null || sent.Contains(value, StringComparison.Ordinal));
        });

    private static void Cannot(Contract contract, OutboundCall call, params (string Rule, string Path)[] expected)
    {
        var mapping = Map(contract, call);
        Assert.Null(mapping.Request);
        var errors = mapping.Diagnostics.Where(finding => finding.IsError);
        Assert.Equal(expected, errors.Select(finding => (finding.Rule.Id, finding.Path)));
    }

    private static string Body(Contract contract, OutboundCall call)
    {
        var request = Map(contract, call).Request!;
        Assert.Equal(contract, request.Contract);
        using var document = JsonDocument.Parse(request.Body);
        return request.BodyText;
    }

    private static Mapping Map(Contract contract, OutboundCall call) => ContractMapper.Map(Valid(call), contract);

    private static ValidCall Valid(OutboundCall call) => Validator.Check(call).Call!;
}
