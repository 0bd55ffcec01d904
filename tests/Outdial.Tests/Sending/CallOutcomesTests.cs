namespace Outdial.Tests;

public sealed class CallOutcomesTests
{
    private static readonly WireRequest Platform = Request(Contract.Platform);
    private static readonly WireRequest Guide = Request(Contract.Guide);

    public static TheoryData<int> AllStatuses() => [.. Enumerable.Range(100, 500)];

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public void Says_that_nothing_was_dialled_only_of_documented_refusals(int status)
    {
        var outcome = OutcomeOf(new ApiResponse { Status = status }, null, Platform);
        var expected = status switch
        {
            400 or 404 or 409 or 413 or 415 => typeof(CallOutcome.Refused),
            401 or 403 => typeof(CallOutcome.Unauthorized),
            429 => typeof(CallOutcome.Throttled),
            _ => typeof(CallOutcome.Unknown),
        };
        Assert.IsType(expected, outcome);
        var words = string.Join(" ", outcome.Diagnostics);
        Assert.Equal(outcome is CallOutcome.Unknown, words.Contains("may be ringing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(299)]
    public void Takes_any_success_with_an_id_as_placed(int status)
    {
        var outcome = OutcomeOf(new ApiResponse { Status = status }, "c-1", Platform);
        Assert.Equal("c-1", Assert.IsType<CallOutcome.Placed>(outcome).ConversationId);
    }

    [Theory]
    [InlineData(500, "providerapi.error.station.no.active.edge", typeof(CallOutcome.Refused))]
    [InlineData(500, "providerapi.error.no.station.for.edge", typeof(CallOutcome.Refused))]
    [InlineData(500, "internal.server.error", typeof(CallOutcome.Unknown))]
    [InlineData(502, "providerapi.error.station.no.active.edge", typeof(CallOutcome.Unknown))]
    [InlineData(503, "service.unavailable", typeof(CallOutcome.Unknown))]
    [InlineData(504, "request.timeout", typeof(CallOutcome.Unknown))]
    [InlineData(408, "client.timeout", typeof(CallOutcome.Unknown))]
    public void Lets_a_code_prove_what_a_status_cannot(int status, string code, Type expected) =>
        Assert.IsType(expected, OutcomeOf(new ApiResponse { Status = status, Code = code }, null, Platform));

    // The documented table, row by row: status, code, rule.
    [Theory]
    [InlineData(400, "bad.request", "OD4008")]
    [InlineData(400, "missing.create.conversation.destination.parameter", "OD4006")]
    [InlineData(400, "too.many.create.conversation.parameters", "OD4006")]
    [InlineData(400, "not.a.user", "OD4002")]
    [InlineData(400, "conversation.error.no.user.station", "OD4005")]
    [InlineData(400, "conversation.error.cannot.create.conference", "OD4010")]
    [InlineData(400, "conversation.error.invalid.external.contact", "OD4008")]
    [InlineData(400, "conversation.error.agent.indicated.address.not.allowed", "OD4008")]
    [InlineData(400, "invalid.property", "OD4008")]
    [InlineData(400, "invalid.value", "OD4008")]
    [InlineData(400, "constraint.validation", "OD4008")]
    [InlineData(400, "response.entity.too.large", "OD4001")]
    [InlineData(400, "client.failed.request", "OD4001")]
    [InlineData(401, "authentication.required", "OD4020")]
    [InlineData(401, "bad.credentials", "OD4020")]
    [InlineData(401, "ip.not.authorized", "OD4013")]
    [InlineData(403, "missing.permissions", "OD4003")]
    [InlineData(403, "missing.any.permissions", "OD4003")]
    [InlineData(403, "missing.division.permission", "OD4003")]
    [InlineData(403, "missing.any.division.permissions", "OD4003")]
    [InlineData(403, "app.not.authorized.for.scope", "OD4004")]
    [InlineData(403, "not.authorized", "OD4013")]
    [InlineData(403, "authz.policy.denied", "OD4013")]
    [InlineData(404, "not.found", "OD4009")]
    [InlineData(404, "resource.not.found", "OD4009")]
    [InlineData(404, "general.resource.not.found", "OD4009")]
    [InlineData(409, "conversation.error.outbound.call.cannot.be.placed", "OD4010")]
    [InlineData(409, "conversation.error.media.failed", "OD4010")]
    [InlineData(409, "providerapi.error.user.does.not.have.a.station", "OD4005")]
    [InlineData(409, "providerapi.error.station.cannot.resolve", "OD4005")]
    [InlineData(409, "providerapi.error.phone.cannot.resolve", "OD4005")]
    [InlineData(409, "providerapi.error.edge.cannot.resolve", "OD4005")]
    [InlineData(409, "providerapi.error.edge.no.active", "OD4005")]
    [InlineData(409, "providerapi.error.phone.no.active.edge", "OD4005")]
    [InlineData(409, "providerapi.error.ccxml.uri.not_found", "OD4010")]
    [InlineData(409, "request.conflict", "OD4001")]
    [InlineData(413, "request.entity.too.large", "OD4011")]
    [InlineData(415, "unsupported.media.type", "OD4012")]
    [InlineData(429, "too.many.requests.retry.after", "OD4030")]
    [InlineData(429, "too.many.requests", "OD4030")]
    [InlineData(500, "providerapi.error.station.no.active.edge", "OD4005")]
    [InlineData(500, "providerapi.error.no.station.for.edge", "OD4005")]
    [InlineData(500, "internal.server.error", "OD4043")]
    [InlineData(503, "service.unavailable", "OD4043")]
    [InlineData(504, "authentication.request.timeout", "OD4043")]
    [InlineData(400, null, "OD4001")]
    [InlineData(401, null, "OD4020")]
    [InlineData(403, null, "OD4003")]
    [InlineData(404, null, "OD4009")]
    [InlineData(413, null, "OD4011")]
    [InlineData(415, null, "OD4012")]
    [InlineData(429, null, "OD4030")]
    [InlineData(302, null, "OD4043")]
    public void Explains_each_documented_code(int status, string? code, string rule)
    {
        var explanation = Explain(
            Platform, new ApiResponse { Status = status, Code = code, Message = "As they say." });
        Assert.Equal(rule, explanation.Rule.Id);
        Assert.Contains("As they say.", explanation.Message, StringComparison.Ordinal);
        Assert.NotEmpty(explanation.Help);
    }

    [Fact]
    public void Names_the_permission_that_is_missing()
    {
        var explanation = Explain(Platform, new ApiResponse
        {
            Status = 403,
            Code = "missing.any.permissions",
            Message =
                "Unable to perform the requested action. You must have at least one of the following permissions " +
                "assigned: [conversation:conference:add]",
        });
        Assert.Contains("conversation:conference:add", explanation.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_say_what_a_403_without_a_reason_is_about()
    {
        var finding = Explain(Platform, new ApiResponse { Status = 403 });
        Assert.Equal(ServiceRules.MissingPermission, finding.Rule);
        Assert.Contains("or a gateway", finding.Message, StringComparison.Ordinal);
        Assert.Contains("proxy or gateway", finding.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_guides_scope_for_its_403() => Assert.Contains(
        "conversation:call:write",
        Explain(Guide, new ApiResponse { Status = 403, Message = "Insufficient permissions" }).Help,
        StringComparison.Ordinal);

    [Fact]
    public void Says_which_of_the_guides_addresses_is_at_fault_and_why()
    {
        var outcome = OutcomeOf(new ApiResponse
        {
            Status = 400,
            Errors =
            [
                "participants",
                "participants[1].participantAddress.id is not a valid phone number",
                "participants[0].participantAddress is malformed",
            ],
        }, null, Guide);
        var faults = outcome.Diagnostics;
        Assert.Equal(["destinations[1]", "destinations[0]"], faults.Select(fault => fault.Path));
        Assert.Contains("is not a valid phone number", faults[0].Message, StringComparison.Ordinal);
        Assert.All(faults, fault => Assert.Equal("OD4007", fault.Rule.Id));
    }

    [Fact]
    public void Explains_the_guides_bare_participants_flag()
    {
        var fault = Explain(Guide, new ApiResponse { Status = 400, Errors = ["participants"] });
        Assert.Equal(("OD4007", "destinations"), (fault.Rule.Id, fault.Path));
    }

    [Fact]
    public void Names_the_fields_of_the_details()
    {
        var explanation = Explain(Platform, new ApiResponse
        {
            Status = 400,
            Code = "invalid.value",
            Details = [new FieldDetail("invalid", "callerId", null, null)],
        });
        Assert.Contains("It names callerId.", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_long_a_throttled_caller_is_asked_to_wait()
    {
        var explanation = Explain(Platform, new ApiResponse
        {
            Status = 429,
            Code = "too.many.requests.retry.after",
            RetryAfter = TimeSpan.FromSeconds(42),
        });
        Assert.Contains("42 s", explanation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No route to +15551234567.", "No route to +1********67.")]
    [InlineData("15551234567", "1********67")]
    [InlineData("5551234567 is not allowed", "********67 is not allowed")]
    [InlineData("(555) 123-4567", "(***) ***-**67")]
    [InlineData("+1 555-123-4567 or 555.123.4567", "+1 ***-***-**67 or ***.***.**67")]
    [InlineData("tel:+1-555-123-4567;ext=5", "tel:+1-***-***-**67;ext=5")]
    [InlineData("Code 5551 of 2026-09-01, 1234567", "Code 5551 of 2026-09-01, 1234567")]
    public void Masks_the_number_that_was_called_however_it_is_written(string said, string shown)
    {
        var explanation = Explain(
            Platform, new ApiResponse { Status = 400, Code = "invalid.value", Message = said });
        Assert.EndsWith($" It said: {shown}", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_a_short_number_only_behind_a_calling_code()
    {
        var call = new CallValidator(new CallPolicy { Numbers = NumberPolicy.Syntax }).Check(OutboundCall.To("+44123"));
        var request = ContractMapper.Map(call.Call!, Contract.Platform).Request!;
        Assert.Equal("123 of +44*** and 44-*-**", request.Mask("123 of +44123 and 44-1-23"));
    }

    private static Diagnostic Explain(WireRequest request, ApiResponse answer) =>
        Assert.Single(OutcomeOf(answer, null, request).Diagnostics);

    private static CallOutcome OutcomeOf(ApiResponse answer, string? conversationId, WireRequest request) =>
        CallOutcomes.Of(Attempt.Answered(answer, conversationId, isRenewed: false), request);

    private static WireRequest Request(Contract contract) =>
        ContractMapper.Map(new CallValidator().Check(OutboundCall.To("+15551234567")).Call!, contract).Request!;
}
