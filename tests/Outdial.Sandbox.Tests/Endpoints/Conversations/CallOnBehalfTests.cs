namespace Outdial.Sandbox.Tests;

public sealed class CallOnBehalfTests
{
    private const string Body = """{"phoneNumber":"+12025550123"}""";

    [Fact]
    public async Task Takes_a_client_in_either_manner_and_a_user()
    {
        await using var session = await Session.StartAsync();
        string[] tokens = await session.TokensAsync();

        foreach (var token in tokens)
        {
            var reply = await session.PostAsync($"{Session.Calls}/user/{session.Sandbox.UserId}", Body, token);
            Assert.Equal(202, reply.Status);
            var call = await session.GetAsync(reply["selfUri"], token);
            var leg = Assert.Single(call.Json.GetProperty("participants").EnumerateArray());
            Assert.Equal(session.Sandbox.UserId, leg.GetProperty("user").GetProperty("id").GetString());
        }
        Assert.Equal(tokens.Length, session.Sandbox.Phones["+12025550123"].Rings);
    }

    [Theory]
    [InlineData("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f")]
    [InlineData("none")]
    public async Task Does_not_find_another_user(string userId)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync($"{Session.Calls}/user/{userId}", Body, await session.PlatformTokenAsync());

        Assert.Equal((404, "resource.not.found", "The resource could not be found."),
            (reply.Status, reply["code"], reply["message"]));
        Assert.Contains(session.Sandbox.UserId, session.Sandbox.Requests[^1].Explanation, StringComparison.Ordinal);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Reads_the_platforms_body_with_a_guide_token_too()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            $"{Session.Calls}/user/{session.Sandbox.UserId}", "{}", await session.GuideTokenAsync());

        Assert.Equal("missing.create.conversation.destination.parameter", reply["code"]);
    }

    [Fact]
    public async Task Is_not_there_where_only_the_guide_is_spoken()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });

        var reply = await session.PostAsync(
            $"{Session.Calls}/user/{session.Sandbox.UserId}", Body, session.Sandbox.SignIn());

        Assert.Equal(404, reply.Status);
        Assert.Equal(["resource not found"], reply.Errors);
    }
}
