using System.Collections.Immutable;

namespace Outdial.Lists.Tests;

/// <summary>What a row says is kept as it was said.</summary>
public sealed class StoredCallTests
{
    private static readonly Gen<OutboundCall> Calls = Gen.Select(
        Gen.Int[100, 199],
        Gen.Guid.Array[0, 3],
        Gen.Guid,
        Gen.Int[0, 9],
        Gen.String[0, 20],
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String[0, 12])[0, 3],
        (number, skills, id, priority, text, attributes) => new OutboundCall
        {
            Destinations = [ParticipantAddress.Parse($"+12025550{number}")],
            Skills = [.. skills.Select((skill, i) => new SkillRequirement(skill, i == 0 ? null : i))],
            WrapUpCode = priority > 4 ? id : null,
            OnBehalfOfUser = priority > 6 ? id : null,
            CallerId = priority > 2 ? E164Number.Parse("+442079460018") : null,
            CallerIdName = text,
            Priority = priority,
            Attributes = attributes.ToImmutableSortedDictionary(StringComparer.Ordinal),
        });

    [Fact]
    public void A_call_is_read_as_it_was_written() => Calls.Sample(call =>
    {
        var text = StoredCall.Of(new CallListRow { Position = 1, Call = call }).ToText();
        var read = StoredCall.Read(text);
        Assert.NotNull(read);
        Assert.Equal(text, StoredCall.Of(new CallListRow { Position = 1, Call = read }).ToText());
        Assert.Equal(call.Destinations, read.Destinations);
        Assert.Equal(call.Skills, read.Skills);
        Assert.Equal(call.Attributes, read.Attributes);
        Assert.Equal((call.CallerId, call.OnBehalfOfUser), (read.CallerId, read.OnBehalfOfUser));
    });

    [Fact]
    public void Any_other_text_is_no_call() => Gen.String.Sample(text =>
        Assert.True(StoredCall.Read(text) is null || text.Contains("\"to\"", StringComparison.Ordinal)));
}
