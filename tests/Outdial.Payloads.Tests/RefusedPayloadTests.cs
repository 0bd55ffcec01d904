using System.Collections.Immutable;

namespace Outdial.Payloads.Tests;

/// <summary>After a 400, a caller can ask what Outdial's own check finds in the body that was sent.</summary>
public sealed class RefusedPayloadTests
{
    [Fact]
    public void Stand_beside_a_refusal_that_blames_the_body()
    {
        var finding = Check("+15551234567", new ApiResponse { Status = 400, Code = "invalid.value" })[^1];
        Assert.Equal(("OD1013", "request.phoneNumber"), (finding.Rule.Id, finding.Path));
    }

    [Theory]
    [InlineData("invalid.value")]
    [InlineData("bad.request")]
    [InlineData("some.new.code")]
    [InlineData(null)]
    public void Are_said_to_be_none_where_there_are_none(string? code)
    {
        var finding = Check("+12025550123", new ApiResponse { Status = 400, Code = code })[^1];
        Assert.Equal(("OD4014", Severity.Note), (finding.Rule.Id, finding.Severity));
    }

    [Theory]
    [InlineData(400, "not.a.user")]
    [InlineData(400, "client.failed.request")]
    [InlineData(403, "missing.permissions")]
    [InlineData(409, "request.conflict")]
    [InlineData(413, null)]
    public void Are_left_out_where_the_body_is_not_to_blame(int status, string? code) =>
        Assert.Empty(Check("+15551234567", new ApiResponse { Status = status, Code = code }));

    [Fact]
    public void Do_not_ask_again_whether_an_emergency_number_may_be_called()
    {
        var policy = new CallPolicy { AllowEmergencyNumbers = true };
        var call = new CallValidator(policy).Check(OutboundCall.To("ext:911")).Call!;
        var request = ContractMapper.Map(call, Contract.Platform).Request!;
        var finding = Check(request, new ApiResponse { Status = 400, Code = "invalid.value" })[^1];
        Assert.Equal(("OD1011", Severity.Warning), (finding.Rule.Id, finding.Severity));
    }

    private static ImmutableArray<Diagnostic> Check(string number, ApiResponse answer)
    {
        var call = new CallValidator().Check(OutboundCall.To(number)).Call!;
        return Check(ContractMapper.Map(call, Contract.Platform).Request!, answer);
    }

    private static ImmutableArray<Diagnostic> Check(WireRequest request, ApiResponse answer) => RefusedPayload.Check(
        CallOutcomes.Of(Attempt.Answered(answer, null, isRenewed: false), request));
}
