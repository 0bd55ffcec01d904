using System.Text.Json;
using Outdial.Sandbox;
using static Outdial.Tests.FollowedSandbox;

namespace Outdial.Tests;

/// <summary>Hanging up and wrapping up.</summary>
public sealed class CallChangeTests
{
    private static readonly Guid Code = Guid.Parse("00000000-0000-4000-8000-000000000061");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hangs_up()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        Assert.IsType<ChangeOutcome.Accepted>(await client.HangUpAsync(id, Token));
        var call = await sandbox.GetAsync($"/api/v2/conversations/calls/{id}");
        Assert.Equal("client", call.GetProperty("participants")[0].GetProperty("disconnectType").GetString());
    }

    [Fact]
    public async Task Sets_the_wrap_up_code_with_its_notes()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        await client.HangUpAsync(id, Token);
        Assert.IsType<ChangeOutcome.Accepted>(await client.WrapUpAsync(id, Code, "said \"hello\"\n☎", Token));
        var wrapUp = await WrapUpAsync(sandbox, id);
        Assert.Equal($"{Code}", wrapUp.GetProperty("code").GetString());
        Assert.Equal("said \"hello\"\n☎", wrapUp.GetProperty("notes").GetString());
    }

    [Fact]
    public async Task Sets_it_again_when_the_answer_was_lost()
    {
        await using var sandbox = await StartAsync(
            faults: "lose=504,path=/api/v2/conversations/calls/*,method=POST,count=1");
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        Assert.IsType<ChangeOutcome.Accepted>(await client.WrapUpAsync(id, Code, cancellationToken: Token));
        Assert.Equal($"{Code}", (await WrapUpAsync(sandbox, id)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Sets_the_code_of_ones_own_leg_where_another_user_was_called()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        const string Other = "user:00000000-0000-4000-8000-000000000022";
        var id = await PlaceAsync(client, Other);
        for (var part = 0; part < 4; part++)
        {
            sandbox.Sandbox.Advance(Part);
        }

        Assert.IsType<ChangeOutcome.Accepted>(await client.WrapUpAsync(id, Code, cancellationToken: Token));
        Assert.Equal(1, sandbox.Requests("GET", "/api/v2/users/me"));
        Assert.Equal($"{Code}", (await WrapUpAsync(sandbox, id)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Knows_no_other_conversation()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        var unknown = $"{Guid.Empty}";
        Assert.IsType<ChangeOutcome.NotFound>(await client.HangUpAsync(unknown, Token));
        Assert.IsType<ChangeOutcome.NotFound>(await client.WrapUpAsync(unknown, Code, cancellationToken: Token));
        Assert.IsType<ChangeOutcome.NotFound>(await client.WrapUpAsync("../x", Code, cancellationToken: Token));
    }

    [Fact]
    public async Task Names_the_permission_that_is_missing()
    {
        await using var sandbox = await StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Users = [new SandboxUser { Id = "ann", Permissions = ["conversation:conference:add"] }],
            },
        });
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        var refused = Assert.IsType<ChangeOutcome.Refused>(await client.HangUpAsync(id, Token));
        Assert.Equal(403, refused.Status);
        Assert.Equal(TrackingRules.ChangeRefused, refused.Reason.Rule);
        Assert.Contains("conversation:communication:disconnect", refused.Reason.Help, StringComparison.Ordinal);
        Assert.Contains("missing.permissions", refused.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_know_when_no_clear_answer_comes()
    {
        await using var sandbox = await StartAsync(
            faults: "status=503,path=/api/v2/conversations/*,method=POST,skip=1");
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        var unknown = Assert.IsType<ChangeOutcome.Unknown>(await client.HangUpAsync(id, Token));
        Assert.Equal(TrackingRules.UnclearChange, unknown.Reason.Rule);
        Assert.Equal(4, sandbox.Requests("POST", $"/api/v2/conversations/{id}/disconnect"));
    }

    [Fact]
    public async Task Knows_that_nothing_was_asked_when_the_service_is_not_reached()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(configure: options => options.ApiUrl = new Uri("http://127.0.0.1:1"));
        foreach (var change in new[]
        {
            client.HangUpAsync($"{Guid.Empty}", Token), client.WrapUpAsync($"{Guid.Empty}", Code, null, Token),
        })
        {
            var refused = Assert.IsType<ChangeOutcome.Refused>(await change);
            Assert.Equal((ServiceRules.NotReached, null), (refused.Reason.Rule, refused.Status));
        }
    }

    [Fact]
    public async Task Knows_that_nothing_was_asked_without_a_token()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client(configure: options => (options.AccessToken, options.ClientId,
            options.ClientSecret, options.UserId) = (null, "unknown", "x", new Guid(sandbox.Sandbox.UserId)));
        var refused = Assert.IsType<ChangeOutcome.Refused>(await client.HangUpAsync($"{Guid.Empty}", Token));
        Assert.Equal((ServiceRules.UnknownClient, null), (refused.Reason.Rule, refused.Status));
        Assert.Equal(0, sandbox.Requests("POST", $"/api/v2/conversations/{Guid.Empty}/disconnect"));
    }

    [Fact]
    public async Task Says_why_there_is_no_new_token_after_a_401()
    {
        await using var sandbox = await StartAsync(faults: "status=401,path=/api/v2/conversations/*");
        using var client = sandbox.Client(configure: options => (options.AccessToken, options.ClientId,
            options.ClientSecret, options.UserId) = (
            null, sandbox.Sandbox.ClientId, sandbox.Sandbox.ClientSecret, new Guid(sandbox.Sandbox.UserId)));
        sandbox.Sandbox.Faults.Add("status=401,path=/oauth/token,skip=1");
        var refused = Assert.IsType<ChangeOutcome.Refused>(await client.HangUpAsync($"{Guid.Empty}", Token));
        Assert.NotEqual(TrackingRules.ChangeRefused, refused.Reason.Rule);
        Assert.Contains("login service", refused.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_set_no_code_when_the_leg_was_not_to_be_seen()
    {
        await using var sandbox = await StartAsync(faults: "status=503,path=/api/v2/conversations/*,method=GET");
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        var refused = Assert.IsType<ChangeOutcome.Refused>(
            await client.WrapUpAsync(id, Code, cancellationToken: Token));
        Assert.Equal((TrackingRules.ChangeRefused, 503), (refused.Reason.Rule, refused.Status));
    }

    [Fact]
    public async Task Needs_a_leg_of_the_users_own()
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        const string Other = "user:00000000-0000-4000-8000-000000000022";
        var id = await PlaceAsync(client, Other);
        for (var part = 0; part < 4; part++)
        {
            sandbox.Sandbox.Advance(Part);
        }

        using var stranger = sandbox.Client(configure: options =>
        {
            (options.AccessToken, options.UserId) = (null, new Guid("00000000-0000-4000-8000-000000000021"));
            (options.ClientId, options.ClientSecret) = (sandbox.Sandbox.ClientId, sandbox.Sandbox.ClientSecret);
        });
        var outcome = await stranger.WrapUpAsync(id, Code, cancellationToken: Token);
        Assert.Equal(TrackingRules.NoOwnLeg, Assert.IsType<ChangeOutcome.NotFound>(outcome).Reason.Rule);
    }

    // Read back, from the caller's own leg.
    private static async Task<JsonElement> WrapUpAsync(FollowedSandbox sandbox, string id)
    {
        var call = await sandbox.GetAsync($"/api/v2/conversations/calls/{id}");
        var leg = call.GetProperty("participants")[0].GetProperty("id").GetString();
        return await sandbox.GetAsync($"/api/v2/conversations/calls/{id}/participants/{leg}/wrapup");
    }
}
