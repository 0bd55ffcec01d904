using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Tests;

/// <summary>The table of docs/following.md: what legs say of a call.</summary>
public sealed class VerdictRuleTests
{
    private const string Unreachable = "error.ininedgecontrol.connection.dialplan.notReachable";
    private const string Timeout = "error.ininedgecontrol.connection.timeout";

    [Theory]
    [InlineData("", "Created")]
    [InlineData("user contacting", "RingingCaller")]
    [InlineData("user alerting", "RingingCaller")]
    [InlineData("agent dialing", "CallerAnswered")]
    [InlineData("agent connected", "CallerAnswered")]
    [InlineData("user connected | external dialing", "RingingCalled")]
    [InlineData("user connected | external somethingNew", "RingingCalled")]
    [InlineData("user connected | acd connected answered", "RingingCalled")]
    [InlineData("user connected | external connected answered", "Talking")]
    [InlineData("user disconnected endpoint | external connected answered", "Talking")]
    [InlineData("user connected | external disconnected endpoint", "RingingCalled")]
    public void Says_how_far_a_call_is(string legs, string stage) =>
        Assert.Equal(new CallVerdict.Ongoing(Enum.Parse<CallStage>(stage)), Verdict(legs));

    [Theory]
    [InlineData("user terminated peer | external terminated endpoint answered", "Called")]
    [InlineData("user terminated endpoint | external terminated peer answered", "Caller")]
    [InlineData("user terminated client | external terminated peer answered", "Application")]
    [InlineData("user terminated client | external terminated client answered", "Application")]
    [InlineData("user terminated peer | external terminated system answered", "Service")]
    [InlineData("user terminated transport.failure | external terminated peer answered", "Service")]
    [InlineData("user terminated | external terminated peer answered", "Caller")]
    [InlineData("user terminated peer | external terminated answered", "Called")]
    [InlineData("user terminated peer | external terminated peer answered", "Unknown")]
    [InlineData("external terminated endpoint answered", "Called")]
    [InlineData("user terminated | external terminated answered", "Unknown")]
    public void Says_who_ended_a_call_that_was_answered(string legs, string by) =>
        Assert.Equal(new CallVerdict.Answered(Enum.Parse<HungUpBy>(by)), Verdict(legs));

    [Theory]
    [InlineData("user terminated endpoint | external terminated peer", "Caller")]
    [InlineData("user terminated client | external terminated peer", "Application")]
    [InlineData("user terminated peer | external terminated client", "Application")]
    [InlineData("user terminated endpoint", "Caller")]
    [InlineData("user terminated client", "Application")]
    [InlineData("user terminated endpoint | acd terminated peer answered", "Caller")]
    public void Says_who_gave_up_before_it_was_answered(string legs, string by) =>
        Assert.Equal(new CallVerdict.HungUpBeforeAnswer(Enum.Parse<HungUpBy>(by)), Verdict(legs));

    [Theory]
    [InlineData("q850", 17, typeof(CallVerdict.Busy))]
    [InlineData("sip", 486, typeof(CallVerdict.Busy))]
    [InlineData("sip", 600, typeof(CallVerdict.Busy))]
    [InlineData("q850", 18, typeof(CallVerdict.NoAnswer))]
    [InlineData("q850", 19, typeof(CallVerdict.NoAnswer))]
    [InlineData("sip", 408, typeof(CallVerdict.NoAnswer))]
    [InlineData("sip", 480, typeof(CallVerdict.NoAnswer))]
    [InlineData("sip", 487, typeof(CallVerdict.NoAnswer))]
    [InlineData("q850", 16, typeof(CallVerdict.NotAnswered))]
    [InlineData("q850", 21, typeof(CallVerdict.NotAnswered))]
    [InlineData("sip", 200, typeof(CallVerdict.NotAnswered))]
    [InlineData("sip", 603, typeof(CallVerdict.NotAnswered))]
    [InlineData("smoke", 17, typeof(CallVerdict.NotAnswered))]
    [InlineData("q850", 1, typeof(CallVerdict.Failed))]
    [InlineData("sip", 404, typeof(CallVerdict.Failed))]
    public void Reads_the_reasons_of_telephony(string type, int code, Type verdict)
    {
        var legs = Legs("user terminated peer | external terminated endpoint");
        legs = legs.SetItem(1, legs[1] with { Reasons = [new DisconnectReason(type, code, null)] });
        Assert.IsType(verdict, VerdictRule.Of(legs));
    }

    [Theory]
    [InlineData("user terminated peer | external terminated endpoint", typeof(CallVerdict.NotAnswered))]
    [InlineData("user terminated peer | external terminated endpoint.donotdisturb", typeof(CallVerdict.NotAnswered))]
    [InlineData("user terminated peer | external terminated timeout", typeof(CallVerdict.NoAnswer))]
    [InlineData("user terminated peer | external terminated transfer.noanswer", typeof(CallVerdict.NoAnswer))]
    [InlineData("user terminated peer | external terminated transfer.forward", typeof(CallVerdict.Transferred))]
    [InlineData("user terminated transfer | external terminated peer answered", typeof(CallVerdict.Transferred))]
    [InlineData(
        "user terminated transfer.consult | external terminated peer answered", typeof(CallVerdict.Transferred))]
    [InlineData("user terminated peer | external terminated peer", typeof(CallVerdict.Unknown))]
    [InlineData("user terminated | external terminated", typeof(CallVerdict.Unknown))]
    public void Reads_disconnect_types(string legs, Type verdict) => Assert.IsType(verdict, Verdict(legs));

    [Theory]
    [InlineData("user terminated peer | external terminated error:" + Unreachable, typeof(CallVerdict.NoNumberPlan))]
    [InlineData("user terminated error:" + Unreachable, typeof(CallVerdict.NoNumberPlan))]
    [InlineData("user terminated error:" + Timeout, typeof(CallVerdict.StationNotAnswered))]
    [InlineData("user terminated error:some.other.prefix.connection.timeout", typeof(CallVerdict.StationNotAnswered))]
    [InlineData("user terminated peer | external terminated error:" + Timeout, typeof(CallVerdict.Failed))]
    public void Reads_the_codes_that_were_recorded(string legs, Type verdict) =>
        Assert.IsType(verdict, Verdict(legs));

    [Theory]
    [InlineData("user terminated peer | external terminated error:error.new.code", "error.new.code")]
    [InlineData("user terminated peer | external terminated error", "error")]
    [InlineData("user terminated peer | external terminated uncallable", "uncallable")]
    [InlineData("user terminated system", "system")]
    [InlineData("user terminated peer | external terminated a-new-type", "a-new-type")]
    public void Shows_what_it_has_no_word_for(string legs, string code) =>
        Assert.Equal(new CallVerdict.Failed(code), Verdict(legs));

    [Fact]
    public void Takes_the_first_outgoing_user_or_agent_as_the_caller()
    {
        var legs = LegReader.Flat(JsonElement.Parse("""
            {"participants":[
            {"id":"b","purpose":"agent","direction":"inbound","state":"connected","startTime":"2026-09-01T10:00:02Z"},
            {"id":"a","purpose":"user","direction":"outbound","state":"connected","startTime":"2026-09-01T10:00:01Z"},
            {"id":"c","purpose":"user","direction":"outbound","state":"dialing","startTime":"2026-09-01T10:00:03Z"}]}
            """));
        Assert.Equal("a", Assert.Single(legs, leg => leg.IsOwn).Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"participants":7}""")]
    [InlineData("""{"participants":[7,null,"x",{"id":7},{"id":"a"},{"state":"connected"}]}""")]
    [InlineData("""{"participants":[{"id":"\uD83D","state":"\uD83D"}]}""")]
    public void Passes_over_what_is_no_leg(string json) => Assert.Empty(LegReader.Flat(JsonElement.Parse(json)));

    [Fact]
    public void Reads_what_else_a_leg_may_be_as_nothing()
    {
        var leg = Assert.Single(LegReader.Flat(JsonElement.Parse("""
            {"participants":[{"id":"a","state":"parked","user":"x","queue":{"id":7},"errorInfo":[],"startTime":"soon"}]}
            """)));
        Assert.Equal(new CallLeg { Id = "a", State = "parked" }, leg);
    }

    private static CallVerdict Verdict(string legs) => VerdictRule.Of(Legs(legs));

    // purpose state [type[:code]] [answered]
    private static ImmutableArray<CallLeg> Legs(string text)
    {
        var legs = text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((leg, i) => Leg(leg.Split(' '), $"{i}")).ToList();
        var own = legs.FindIndex(leg => leg.Purpose is "user" or "agent");
        return [.. legs.Select((leg, i) => leg with { IsOwn = i == own })];
    }

    private static CallLeg Leg(string[] words, string id)
    {
        var rest = words[2..].Where(word => word != "answered").Select(word => word.Split(':')).FirstOrDefault();
        return new CallLeg
        {
            Id = id,
            Purpose = words[0],
            State = words[1],
            DisconnectType = rest?[0],
            ErrorCode = rest is [_, var code] ? code : null,
            Connected = words.Contains("answered") ? DateTimeOffset.UnixEpoch : null,
        };
    }
}
