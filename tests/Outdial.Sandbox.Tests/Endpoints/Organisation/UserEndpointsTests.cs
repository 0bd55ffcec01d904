namespace Outdial.Sandbox.Tests;

/// <summary>Users, their stations, and one's own token.</summary>
public sealed class UserEndpointsTests
{
    private const string Me = "/api/v2/users/me";
    private const string Own = "/api/v2/tokens/me";
    private const string Stationless = "00000000-0000-4000-8000-000000000021";

    [Fact]
    public async Task Show_the_user_of_the_token()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync(Me, session.Sandbox.SignIn(Stationless));

        Assert.Equal(
            [
                ("id", Stationless), ("name", "Bo Stationless"), ("email", "bo@example.com"),
                ("username", "bo@example.com"), ("state", "active"), ("selfUri", $"/api/v2/users/{Stationless}"),
            ],
            reply.Json.EnumerateObject().Select(member => (member.Name, member.Value.GetString())));
    }

    [Fact]
    public async Task Tell_of_a_station_or_of_none()
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();

        var with = await session.GetAsync($"/api/v2/users/{session.Sandbox.UserId}/station", token);
        var without = await session.GetAsync($"/api/v2/users/{Stationless}/station", token);
        var unknown = await session.GetAsync("/api/v2/users/none/station", token);

        Assert.Equal(["associatedStation", "effectiveStation", "defaultStation"],
            with.Json.EnumerateObject().Select(member => member.Name));
        Assert.All(with.Json.EnumerateObject(), station => Assert.Equal(session.Sandbox.UserId,
            station.Value.GetProperty("associatedUser").GetProperty("id").ToString()));
        Assert.Equal((200, "{}"), (without.Status, without.Text));
        Assert.Equal((404, "resource.not.found"), (unknown.Status, unknown["code"]));
    }

    [Fact]
    public async Task Refuse_a_call_of_a_user_without_a_station()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            Session.Calls, Session.PlatformCall, session.Sandbox.SignIn(Stationless));

        Assert.Equal((400, "conversation.error.no.user.station", "A station is required to place a call."),
            (reply.Status, reply["code"], reply["message"]));
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Tell_whose_a_token_is_and_what_it_may_do()
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Name = "Acme",
                Clients =
                [
                    new SandboxClient { Id = "c1", Name = "Dialler", Scopes = ["conversations", "user-basic-info"] },
                ],
            },
        });

        var reply = await session.GetAsync(Own, session.Sandbox.SignIn());

        Assert.Equal("Acme", reply.Json.GetProperty("organization").GetProperty("name").ToString());
        Assert.Equal("""["conversations","user-basic-info"]""", reply["authorizedScope"]);
        Assert.Equal("""{"id":"c1","name":"Dialler"}""", reply["OAuthClient"]);
    }

    [Fact]
    public async Task Say_in_a_status_alone_whether_a_token_is_valid()
    {
        await using var session = await Session.StartAsync();

        foreach (var token in await session.TokensAsync())
        {
            var valid = await session.AskAsync("HEAD", Own, token);
            Assert.Equal((200, ""), (valid.Status, valid.Text));
        }
        var made = await session.AskAsync("HEAD", Own, "made-up");
        Assert.Equal((401, ""), (made.Status, made.Text));
    }

    [Fact]
    public async Task Forget_a_token_whose_bearer_logs_out_and_no_other()
    {
        await using var session = await Session.StartAsync();
        foreach (var token in await session.TokensAsync())
        {
            var other = session.Sandbox.SignIn();

            var gone = await session.AskAsync("DELETE", Own, token);

            Assert.Equal((200, ""), (gone.Status, gone.Text)); // published: 200, 'Operation was successful.'
            foreach (var method in new[] { "GET", "HEAD", "DELETE" })
                Assert.Equal(401, (await session.AskAsync(method, Own, token)).Status);
            var refused = await session.PostAsync(Session.Calls, Session.PlatformCall, token);
            Assert.Equal("bad.credentials", refused["code"]);
            Assert.Equal(200, (await session.GetAsync(Own, other)).Status);
        }
    }
}
