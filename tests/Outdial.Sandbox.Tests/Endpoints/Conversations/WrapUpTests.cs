namespace Outdial.Sandbox.Tests;

/// <summary>The wrap-up code of a leg: given, and read back in each place where it stands.</summary>
public sealed class WrapUpTests
{
    private const string Code = "00000000-0000-4000-8000-000000000061";

    [Theory]
    [InlineData(6)]
    [InlineData(60)] // after the call is the usual time
    public async Task Is_read_back_wherever_it_stands(double seconds)
    {
        await using var call = await Placed.AfterAsync(seconds);
        var (leg, communication) = (await call.LegAsync(0), await call.CommunicationAsync(0));

        var set = await call.AskAsync(
            "POST", $"{communication}/wrapup", $$"""{"code":"{{Code}}","notes":"left message"}""");

        Assert.Equal((202, ""), (set.Status, set.Text));
        foreach (var path in new[] { $"{leg}/wrapup", $"{communication}/wrapup" })
        {
            var read = await call.AskAsync("GET", path);
            Assert.Equal((200, Code, "left message", call.Id, leg.Split('/')[^1]),
                (read.Status, read["code"], read["notes"], read["conversationId"], read["participantId"]));
        }
        var legs = await call.LegsAsync();
        Assert.Equal((Code, "left message"), (legs[0].GetProperty("wrapup").GetProperty("code").ToString(),
            legs[0].GetProperty("wrapup").GetProperty("notes").ToString()));
        Assert.False(legs[1].TryGetProperty("wrapup", out _));
    }

    [Fact]
    public async Task Is_the_one_that_was_given_last()
    {
        await using var call = await Placed.AfterAsync(6);
        var path = $"{await call.CommunicationAsync(0)}/wrapup";
        await call.AskAsync("POST", path, """{"code":"first","notes":"n"}""");

        await call.AskAsync("POST", path, """{"code":"second"}""");

        var read = await call.AskAsync("GET", path);
        Assert.Equal("second", read["code"]);
        Assert.False(read.Json.TryGetProperty("notes", out _));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":""}""")]
    [InlineData("""{"code":null}""")]
    [InlineData("""{"code":7}""")]
    [InlineData("""{"notes":"left message"}""")]
    public async Task Is_refused_without_a_code(string body)
    {
        await using var call = await Placed.AfterAsync(6);
        var path = $"{await call.CommunicationAsync(0)}/wrapup";

        var reply = await call.AskAsync("POST", path, body);

        Assert.Equal((400, "missing.wrapup.code"), (reply.Status, reply["code"]));
        Assert.Equal((404, "resource.not.found"),
            ((await call.AskAsync("GET", path)).Status, (await call.AskAsync("GET", path))["code"]));
    }

    [Fact]
    public async Task Is_one_of_the_codes_that_are_listed_as_a_bare_array()
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("GET", $"{await call.LegAsync(0)}/wrapupcodes");

        Assert.Equal(200, reply.Status);
        Assert.Equal(["Left message", "Not reached"],
            reply.Json.EnumerateArray().Select(code => code.GetProperty("name").ToString()));
        Assert.Equal(Code, reply.Json[0].GetProperty("id").ToString());
    }
}
