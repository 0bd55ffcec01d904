using System.Collections.Immutable;

namespace Outdial.Tests;

public sealed class CallValidatorTests
{
    private static readonly Gen<string> Dialled = Gen.String[Gen.Char["+0123456789-() ;=.@:extsip"], 0, 16];

    private static readonly OutboundCall Plain = OutboundCall.To("+12025550123");

    [Fact]
    public void Lets_a_plain_call_through() => Assert.True(new CallValidator().Check(Plain).IsValid);

    [Fact]
    public void Reports_every_fault_at_once_in_the_order_of_the_fields()
    {
        var skill = Guid.NewGuid();
        var check = new CallValidator().Check(new OutboundCall
        {
            Destinations =
            [
                ParticipantAddress.Parse("ext:4021"),
                ParticipantAddress.Parse("ext:4021"),
                ParticipantAddress.Parse("ext:911"),
            ],
            CallerId = default(E164Number),
            Skills = [new SkillRequirement(skill, 0), new SkillRequirement(skill)],
            CallerIdName = " ",
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("ticket", "\uD83D"),
            UuiData = "",
            Label = "x\uDE00",
        });
        Assert.False(check.IsValid);
        Assert.Null(check.Call);
        Assert.Equal(
            [
                ("OD2002", "destinations[1]"),
                ("OD1011", "destinations[2]"),
                ("OD2007", "callerId"),
                ("OD2003", "skills[0].level"),
                ("OD2004", "skills[1].id"),
                ("OD2005", "callerIdName"),
                ("OD2006", "attributes.ticket"),
                ("OD2005", "uuiData"),
                ("OD2006", "label"),
            ],
            check.Diagnostics.Select(finding => (finding.Rule.Id, finding.Path)));
    }

    [Theory]
    [InlineData("us")]
    [InlineData("Mars")]
    public void Will_not_be_made_with_a_region_that_is_none(string region) =>
        Assert.Throws<ArgumentException>(() => new CallValidator(new CallPolicy { Region = region }));

    [Fact]
    public void Reports_what_a_caller_without_nullable_types_may_leave_null()
    {
        var check = new CallValidator().Check(Plain with
        {
            Skills = [null!],
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("ticket", null!),
        });
        Assert.Equal(["skills[0]", "attributes.ticket"], check.Diagnostics.Select(finding => finding.Path));
        Assert.True(new CallValidator().Check(Plain with { Skills = default, Attributes = null! }).IsValid);
    }

    [Fact]
    public void Keeps_numbers_out_of_the_calls_own_text() => Assert.Equal(
        "Call to +1********23", (Plain with { CallerId = E164Number.Parse("+13175550199") }).ToString());

    [Fact]
    public void Refuses_to_ring_one_phone_twice_for_two_extensions()
    {
        var check = new CallValidator().Check(OutboundCall.To(
            ParticipantAddress.Parse("tel:+12024561111;ext=1"),
            ParticipantAddress.Parse("tel:+12024561111;ext=2")));
        var finding = Assert.Single(check.Diagnostics);
        Assert.Equal(("OD2002", "destinations[1]"), (finding.Rule.Id, finding.Path));
    }

    [Fact]
    public void Refuses_a_call_without_a_destination()
    {
        OutboundCall[] calls =
        [
            new OutboundCall(),
            new OutboundCall { Destinations = default },
            new OutboundCall { Destinations = [null!] },
        ];
        Assert.All(
            calls,
            call => Assert.Equal("OD2001", Assert.Single(new CallValidator().Check(call).Diagnostics).Rule.Id));
    }

    [Fact]
    public void Reports_a_text_that_is_no_address_as_its_parser_does() => Gen.OneOf(Gen.String, Dialled).Sample(text =>
    {
        var check = new CallValidator().Check(OutboundCall.To(text));
        if (ParticipantAddress.Diagnose(text) is { } fault)
        {
            Assert.False(check.IsValid);
            Assert.Equal([fault with { Path = "destinations[0]" }], check.Diagnostics);
        }
        else
        {
            Assert.Equal(check.Diagnostics, new CallValidator().Check(
                OutboundCall.To(ParticipantAddress.Parse(text))).Diagnostics);
        }
    });

    [Fact]
    public void Reports_a_text_that_is_no_address_beside_all_other_faults() => Assert.Equal(
        [("OD1003", "destinations[0]"), ("OD2005", "label")],
        new CallValidator().Check(OutboundCall.To("555-123-4567") with { Label = "" })
            .Diagnostics.Select(finding => (finding.Rule.Id, finding.Path)));

    [Fact]
    public void Other_destinations_replace_a_text_that_is_no_address()
    {
        var call = OutboundCall.To("555-123-4567") with { Label = "a" } with { Destinations = Plain.Destinations };
        Assert.Equal(Plain with { Label = "a" }, call with { Destinations = Plain.Destinations });
        Assert.True(new CallValidator().Check(call).IsValid);
        var empty = new CallValidator().Check(call with { Destinations = [] });
        Assert.Equal("OD2001", Assert.Single(empty.Diagnostics).Rule.Id);
    }

    [Fact]
    public void Keeps_a_text_that_is_no_address_out_of_the_calls_own_text()
    {
        Assert.Equal("Call to a text that is not an address", OutboundCall.To("555-123-4567").ToString());
        Assert.NotEqual(new OutboundCall(), OutboundCall.To("555-123-4567"));
        Assert.Throws<ArgumentNullException>(() => OutboundCall.To((string)null!));
    }

    [Theory]
    // In every tutorial, and not assigned.
    [InlineData("+15551234567", NumberPolicy.Syntax, "OD1013", Severity.Note)]
    [InlineData("+15551234567", NumberPolicy.Possible, "OD1013", Severity.Note)]
    [InlineData("+15551234567", NumberPolicy.Assigned, "OD1013", Severity.Error)]
    // The old form of Mexican mobile numbers; a digit missing; an unassigned calling code; a national 0.
    [InlineData("+5215512345678", NumberPolicy.Syntax, "OD1012", Severity.Warning)]
    [InlineData("+5215512345678", NumberPolicy.Possible, "OD1012", Severity.Error)]
    [InlineData("+1202555012", NumberPolicy.Possible, "OD1012", Severity.Error)]
    [InlineData("+15551234", NumberPolicy.Possible, "OD1012", Severity.Error)]
    [InlineData("+999123456", NumberPolicy.Assigned, "OD1012", Severity.Error)]
    [InlineData("+4402079460018", NumberPolicy.Possible, "OD1028", Severity.Error)]
    [InlineData("+4402079460018", NumberPolicy.Syntax, "OD1028", Severity.Warning)]
    [InlineData("+810312345678", NumberPolicy.Possible, "OD1028", Severity.Error)]
    [InlineData("+12", NumberPolicy.Syntax, "OD1012", Severity.Warning)]
    public void Judges_a_number_by_the_policy(string number, NumberPolicy policy, string rule, Severity severity)
    {
        var check = new CallValidator(new CallPolicy { Numbers = policy }).Check(OutboundCall.To(number));
        var finding = Assert.Single(check.Diagnostics);
        Assert.Equal((rule, severity), (finding.Rule.Id, finding.Severity));
        Assert.Equal(severity != Severity.Error, check.IsValid);
    }

    [Theory]
    [InlineData("+12024561111")]
    [InlineData("+442079460018")]
    [InlineData("+390669812345")]
    [InlineData("tel:+12024561111;ext=12")]
    public void Finds_nothing_to_say_of_an_assigned_number(string number)
    {
        var validator = new CallValidator(new CallPolicy { Numbers = NumberPolicy.Assigned });
        Assert.Empty(validator.Check(OutboundCall.To(number)).Diagnostics);
    }

    [Theory]
    [InlineData("ext:911", null)]
    [InlineData("ext:112", "US")]
    [InlineData("ext:999", "DE")]
    [InlineData("ext:988", "GB")]
    [InlineData("ext:000", "AU")]
    [InlineData("ext:110", "DE")]
    [InlineData("ext:116123", "US")]
    [InlineData("+1911", null)]
    [InlineData("+911", null)]
    [InlineData("+112", null)]
    [InlineData("+44999", null)]
    [InlineData("+49110", null)]
    [InlineData("+61000", null)]
    [InlineData("+116123", null)]
    [InlineData("+110", null)]
    [InlineData("+490112", null)]
    [InlineData("ext:9911", "US")]
    [InlineData("ext:0112", "DE")]
    [InlineData("ext:00911", null)]
    [InlineData("tel:+1911;ext=1", null)]
    [InlineData("sip:9911@pbx.example.com", null)]
    [InlineData("sip:9-1-1@pbx.example.com", null)]
    [InlineData("sip:9.1.1@pbx.example.com", null)]
    [InlineData("sip:+1-911@pbx.example.com", null)]
    [InlineData("sip:%39%31%31@pbx.example.com", null)]
    [InlineData("sip:911%3Bx@pbx.example.com", null)]
    [InlineData("sip:911,@pbx.example.com", null)]
    [InlineData("sip:911@pbx.example.com", null)]
    [InlineData("sip:+1911@pbx.example.com", null)]
    [InlineData("sip:911;phone-context=x@pbx.example.com", null)]
    public void Refuses_emergency_numbers_unless_allowed(string address, string? region)
    {
        var call = OutboundCall.To(address);
        var refused = new CallValidator(new CallPolicy { Region = region }).Check(call);
        Assert.Equal("OD1011", Assert.Single(refused.Diagnostics).Rule.Id);
        Assert.False(refused.IsValid);

        var allowed = new CallValidator(new CallPolicy { Region = region, AllowEmergencyNumbers = true }).Check(call);
        Assert.True(allowed.IsValid);
        Assert.Equal(Severity.Warning, Assert.Single(allowed.Diagnostics).Severity);
    }

    [Theory]
    [InlineData("ext:110", "US")]
    [InlineData("ext:100", "US")]
    [InlineData("ext:4021", null)]
    [InlineData("sip:ann@911.example.com", null)]
    public void Leaves_other_short_numbers_alone(string address, string? region) =>
        Assert.True(new CallValidator(new CallPolicy { Region = region }).Check(OutboundCall.To(address)).IsValid);

    [Fact]
    public void Never_throws_and_is_valid_exactly_without_errors() =>
        Gen.Select(Gen.Int[0, 3], Gen.String[0, 5], Gen.Int[-2, 2], Gen.Int[0, 4]).Sample((count, text, level, first) =>
        {
            var extensions = Enumerable.Range(0, count)
                .Select(i => new ParticipantAddress.Extension($"{first}{i}"));
            var check = new CallValidator().Check(new OutboundCall
            {
                Destinations = [.. extensions],
                Skills = [new SkillRequirement(Guid.Empty, level)],
                Label = text,
                UuiData = text,
                Attributes = ImmutableSortedDictionary<string, string>.Empty.Add(text, text),
            });
            return check.IsValid == check.Diagnostics.All(finding => finding.Severity != Severity.Error) &&
                check.IsValid == (check.Call is not null);
        });
}
