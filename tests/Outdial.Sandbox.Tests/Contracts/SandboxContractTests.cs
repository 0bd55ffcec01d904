using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class SandboxContractTests
{
    // The response to a body of the guide: 200 by the guide, 202 by the platform, 400 for a caller that it refuses.
    [Theory]
    [InlineData(SandboxContract.Both, 200, 400, 202)]
    [InlineData(SandboxContract.Guide, 200, 200, 200)]
    [InlineData(SandboxContract.Platform, 400, 400, 202)]
    public async Task Is_selected_by_the_token_unless_it_is_fixed(
        SandboxContract contract, int form, int basic, int user)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = contract });

        var statuses = new List<int>();
        foreach (var token in await session.TokensAsync())
            statuses.Add((await session.PostAsync(Session.Calls, Session.GuideCall, token)).Status);

        Assert.Equal([form, basic, user], statuses);
    }

    [Fact]
    public async Task Refuses_the_other_contracts_body_in_its_own_words()
    {
        await using var session = await Session.StartAsync();

        var guide = await session.PostAsync(Session.Calls, Session.PlatformCall, await session.GuideTokenAsync());
        var platform = await session.PostAsync(Session.Calls, "{}", session.Sandbox.SignIn());

        Assert.Equal(["participants", "participants is missing"], guide.Errors);
        Assert.Equal("missing.create.conversation.destination.parameter", platform["code"]);
    }

    [Fact]
    public async Task Is_remembered_of_a_token_that_has_expired()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var guide = await session.GuideTokenAsync();
        var user = session.Sandbox.SignIn();
        time.Advance(TimeSpan.FromHours(24));

        var byGuide = await session.PostAsync(Session.Calls, Session.GuideCall, guide);
        var byUser = await session.PostAsync(Session.Calls, Session.PlatformCall, user);

        Assert.Equal(401, byGuide.Status);
        Assert.Equal(["access token is expired"], byGuide.Errors);
        Assert.Equal((401, "bad.credentials"), (byUser.Status, byUser["code"]));
    }
}
