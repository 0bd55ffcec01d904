using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Tests;

/// <summary>Which conversations are proved to be other calls.</summary>
public sealed class CallMatcherTests
{
    private const string Ann = "6a2d2f1b-7a1f-4b5d-8e1b-7d2a3e9a1c22";
    private const string Bob = "7b3e3f2c-8b2f-4c6e-9f2c-8e3b4f0b2d33";
    private const string Queue = "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ext:4021", "4021")]
    [InlineData("ext:4021", "tel:4021")]
    [InlineData("ext:4021", "sip:4021@edge.example.com;user=phone")]
    [InlineData("sip:ann@example.com", "sip:ann@example.com;language=en-US")]
    [InlineData("sip:ann@example.com", "SIP:ann@EXAMPLE.com")]
    [InlineData("tel:+12025550123;ext=12", "tel:+12025550123")]
    [InlineData("+12025550123", "tel:+12025550123;ext=12")]
    [InlineData("+12025550123", "sip:+12025550123@trunk.example.com")]
    [InlineData("+12025550123", "tel:12025550123")]
    [InlineData("queue:" + Queue, $"sip:{Queue}@127.0.0.1;language=en-US;user=acd")]
    public void Reads_calls_to_the_dialled_destination_first(string dialled, string dnis) =>
        Assert.Equal(MatchConfidence.Likely, Of(dialled, dnis));

    [Theory]
    [InlineData("+12025550123", "tel:2025550123")] // national
    [InlineData("+12025550123", "tel:2025550199")] // national, and another's: not compared
    [InlineData("+12025550123", "sip:+12025550199@trunk.example.com")]
    [InlineData("ext:4021", "tel:+12025550199")] // a number plan may make it a number
    [InlineData("sip:ann@example.com", "tel:+12025550199")]
    [InlineData("queue:" + Queue, "tel:+12025550199")]
    [InlineData("user:" + Ann, "tel:+12025550199")]
    [InlineData("+12025550123", null)]
    [InlineData("+12025550123", "")]
    [InlineData("+12025550123 ext:4021", "tel:+12025550199")]
    public void Takes_for_possible_what_cannot_be_compared(string dialled, string? dnis) =>
        Assert.Equal(MatchConfidence.Possible, Of(dialled, dnis));

    [Theory]
    [InlineData("+12025550123", "tel:+12025550199")]
    [InlineData("tel:+12025550123;ext=12", "tel:+12025550199;ext=12")]
    [InlineData("+12025550123 +12025550124", "+12025550199")]
    public void Rules_out_another_number_where_both_are_whole(string dialled, string dnis) =>
        Assert.Equal(MatchConfidence.OtherNumber, Of(dialled, dnis));

    [Theory]
    [InlineData("external", false, nameof(MatchConfidence.OtherNumber))]
    [InlineData("user", false, nameof(MatchConfidence.Possible))] // the caller's own leg alone
    [InlineData("external", true, nameof(MatchConfidence.Possible))] // one of its legs shows no number
    public void Rules_out_by_number_only_where_every_far_leg_shows_one(
        string purpose, bool another, string expected)
    {
        var more = another ? """,{"purpose":"external","sessions":[{}]}""" : "";
        var call = Analysed($$"""
            {"conversationId":"c","conversationStart":"2026-11-24T12:00:01.000Z","participants":[
            {"purpose":"{{purpose}}","sessions":[{"dnis":"tel:+12025550199"}]}{{more}}]}
            """);

        Assert.Equal(expected, $"{CallMatcher.Of(call, Search(["+12025550123"]))}");
    }

    [Theory]
    [InlineData(Ann, Ann, nameof(MatchConfidence.Likely))]
    [InlineData(Ann, Bob, nameof(MatchConfidence.None))]
    [InlineData(null, Bob, nameof(MatchConfidence.Likely))] // it is not known who called
    [InlineData(Ann, "bob", nameof(MatchConfidence.Likely))] // no id that could be compared
    [InlineData(Ann, null, nameof(MatchConfidence.Likely))]
    public void Rules_out_another_caller_where_both_are_known(string? caller, string? user, string expected)
    {
        var shown = user is null ? "" : $"\"userId\":\"{user}\",";
        var call = Analysed($$"""
            {"conversationId":"c","conversationStart":"2026-11-24T12:00:01.000Z","participants":[
            {"purpose":"agent",{{shown}}"sessions":[]},
            {"purpose":"customer","sessions":[{"dnis":"tel:+12025550123"}]}]}
            """);

        var search = Search(["+12025550123"]) with { Caller = caller is null ? null : Guid.Parse(caller) };
        Assert.Equal(expected, $"{CallMatcher.Of(call, search)}");
    }

    [Theory]
    [InlineData("+12025550123", nameof(MatchConfidence.None))]
    [InlineData("queue:" + Queue, nameof(MatchConfidence.Possible))] // what direction an internal call has is not known
    public void Rules_out_an_inbound_call_where_a_number_was_dialled(string dialled, string expected)
    {
        var call = Analysed("""
            {"conversationId":"c","originatingDirection":"inbound","participants":[
            {"purpose":"customer","sessions":[{"dnis":"sip:desk@example.com"}]}]}
            """);

        Assert.Equal(expected, $"{CallMatcher.Of(call, Search([dialled]))}");
    }

    [Fact]
    public void A_placed_call_is_found_in_any_notation_of_its_addresses()
    {
        var digits = Gen.Char['0', '9'].Array[1, 12].Select(some => new string(some));
        var number = Gen.Long[12_000_000, 199_999_999_999].Select(some => $"+{some}");
        var address = Gen.OneOf(
            number,
            Gen.Select(number, digits, (to, extension) => $"tel:{to};ext={extension}"),
            digits.Select(some => $"ext:{some}"),
            Gen.Select(digits, Gen.OneOf("sip", "sips"), (user, scheme) => $"{scheme}:u{user}@example.com"),
            Gen.Guid.Select(id => $"user:{id}"),
            Gen.Guid.Select(id => $"queue:{id}"));
        var parameters = Gen.OneOf("", ";language=en-US", ";language=en-US;user=acd", ";transport=tls");
        // As it was dialled; with a scheme; in national form; as a user of some host; and not at all.
        var written = Gen.Select(address, parameters, Gen.Int[0, 6]).Select((dialled, more, form) =>
        {
            var bare = dialled[(dialled.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';')[0];
            return (dialled, dnis: form switch
            {
                0 => dialled,
                1 => bare,
                2 => $"tel:{bare}{more}",
                3 => $"sip:{bare.Split('@')[0]}@127.0.0.1{more}",
                4 => $"tel:{bare.TrimStart('+')[^Math.Min(7, bare.TrimStart('+').Length)..]}",
                5 => $"sip:{bare}{more}",
                _ => null,
            });
        });

        written.Array[1, 4].Sample(legs =>
        {
            var shown = string.Join(',', legs.Select(leg => JsonSerializer.Serialize(new
            {
                purpose = "external",
                sessions = new[] { new { dnis = leg.dnis } },
            })));
            var call = Analysed($$"""
                {"conversationId":"c","conversationStart":"2026-11-24T12:00:01.000Z",
                "originatingDirection":"outbound","participants":[{"purpose":"user","userId":"{{Ann}}"},{{shown}}]}
                """);
            var search = Search([.. legs.Select(leg => leg.dialled)]) with { Caller = Guid.Parse(Ann) };
            return CallMatcher.Of(call, search) is MatchConfidence.Likely or MatchConfidence.Possible;
        });
    }

    private static MatchConfidence Of(string dialled, string? dnis) => CallMatcher.Of(
        Analysed($$"""
            {"conversationId":"c","conversationStart":"2026-11-24T12:00:01.000Z","participants":[
            {"purpose":"external","sessions":[{"dnis":{{JsonSerializer.Serialize(dnis)}}}]}]}
            """),
        Search([.. dialled.Split(' ')]));

    private static ConversationSnapshot Analysed(string json) =>
        ConversationSnapshots.Analysed(JsonElement.Parse(json))!;

    private static CallSearch Search(ImmutableArray<string> dialled) => new()
    {
        CallId = Guid.NewGuid(),
        Dialled = dialled,
        Began = Noon,
        Ended = Noon.AddSeconds(30),
    };
}
