using System.Text.Json;
using Outdial.Sandbox;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial status</c>, <c>outdial hangup</c>, <c>outdial wrap-up</c>.</summary>
public sealed class PlacedCallCommandTests
{
    private const string Unknown = "00000000-0000-4000-8000-000000009999";
    private const string Code = "00000000-0000-4000-8000-000000000061";

    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Says_how_far_a_call_is()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "status", id);
        Assert.Equal((0, "ongoing\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            "your station: called\nThe caller's own station is being rung; the destination is not called yet.\n",
            result.Error);
        Assert.DoesNotContain(sandbox.Requests, request => request.Path == "/api/v2/notifications/channels");
    }

    [Fact]
    public async Task Says_what_became_of_a_call()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox, "+447700900001");
        sandbox.Advance(TimeSpan.FromHours(5));
        var result = await Cli.RunAsync(environment, "status", id, "--json");
        Assert.Equal(1, result.ExitCode);
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal("busy", json.RootElement.GetProperty("verdict").GetString());
        Assert.True(json.RootElement.GetProperty("over").GetBoolean());
        var far = json.RootElement.GetProperty("legs")[1];
        Assert.Equal("tel:+447700900001", far.GetProperty("address").GetString());
        Assert.Equal(17, far.GetProperty("reasons")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Follows_a_call_to_its_end()
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "status", id, "--watch", "--json");
        Assert.Equal(0, result.ExitCode);
        var lines = result.Out.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.Equal(id, line.GetProperty("conversationId").GetString()));
        Assert.Equal("answered", lines[^1].GetProperty("verdict").GetString());
        Assert.All(lines[..^1], line => Assert.False(line.GetProperty("over").GetBoolean()));
    }

    [Fact]
    public async Task Says_that_the_id_is_unknown()
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var result = await Cli.RunAsync(QuickSandbox.Environment(sandbox), "status", Unknown);
        Assert.Equal((6, "unknown\n"), (result.ExitCode, result.Out));
        Assert.Contains("warning[OD4082] no-such-conversation", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hangs_up()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "hangup", id);
        Assert.Equal((0, "The service was asked to hang up.\n"), (result.ExitCode, result.Error));
        var status = await Cli.RunAsync(environment, "status", id);
        Assert.Equal((1, "hungUpBeforeAnswer\n"), (status.ExitCode, status.Out));
    }

    [Fact]
    public async Task Sets_the_wrap_up_code_with_notes()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "wrap-up", id, Code, "--notes", "call back");
        Assert.Equal((0, "The wrap-up code is set.\n"), (result.ExitCode, result.Error));
        Assert.Equal($$"""{"code":"{{Code}}","notes":"call back"}""", sandbox.Requests[^1].RequestBody);
    }

    [Fact]
    public async Task Sets_the_wrap_up_code_that_is_named()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "wrap-up", id, "left message");
        Assert.Equal((0, "The wrap-up code is set.\n"), (result.ExitCode, result.Error));
        Assert.Equal($$"""{"code":"{{Code}}"}""", sandbox.Requests[^1].RequestBody);
    }

    [Fact]
    public async Task Says_of_each_change_what_came_of_it_as_an_object()
    {
        await using var sandbox = await QuickSandbox.StartAsync(Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var done = await Cli.RunAsync(environment, "hangup", id, "--json");
        Assert.Equal(
            (0, $$"""{"conversationId":"{{id}}","outcome":"accepted","status":null,"diagnostics":[]}""" + "\n"),
            (done.ExitCode, done.Out));
        var missing = await Cli.RunAsync(environment, "hangup", Unknown, "--json");
        Assert.StartsWith(
            $$"""{"conversationId":"{{Unknown}}","outcome":"notFound","status":null,"diagnostics":[{"rule":"OD4082",""",
            missing.Out,
            StringComparison.Ordinal);
        var unnamed = await Cli.RunAsync(environment, "wrap-up", id, "no such", "--json");
        Assert.Equal(3, unnamed.ExitCode);
        Assert.StartsWith(
            $$"""{"conversationId":"{{id}}","outcome":"invalid","status":null,"diagnostics":[{"rule":"OD4090",""",
            unnamed.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "OD4082", "hangup", Unknown)]
    [InlineData(1, "OD4082", "wrap-up", Unknown, Code)]
    [InlineData(3, "OD1024", "wrap-up", Unknown, "00000000-0000-4000-8000-00000000006")]
    [InlineData(3, "OD4090", "wrap-up", Unknown, "left-message")]
    [InlineData(2, "OD4080", "hangup", Unknown, "--contract", "guide")]
    [InlineData(2, "OD4080", "status", Unknown, "--contract", "guide")]
    [InlineData(2, "OD4080", "wrap-up", Unknown, Code, "--contract", "guide")]
    [InlineData(2, "OD5023", "status", Unknown, "--profile", "no-such-profile")]
    public async Task Says_why_not(int exitCode, string rule, params string[] args)
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var environment = QuickSandbox.Environment(sandbox);
        if (args.Contains("guide"))
        {
            environment["GENESYS_ORG_ID"] = "acme";
        }

        var result = await Cli.RunAsync(environment, args);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains($"[{rule}]", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public async Task Says_that_nothing_was_sent_where_no_service_answers()
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var environment = QuickSandbox.Environment(sandbox);
        environment["GENESYS_API_URL"] = "http://127.0.0.1:1";
        var result = await Cli.RunAsync(environment, "hangup", Unknown);
        Assert.Equal(7, result.ExitCode);
        Assert.Contains("[OD4040] not-reached: 127.0.0.1:1 was not reached", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_who_may_not_hang_up()
    {
        await using var sandbox = await QuickSandbox.StartAsync(
            new SandboxOptions
            {
                Organisation = new SandboxOrganisation
                {
                    Users = [new SandboxUser { Id = "ann", Permissions = ["conversation:conference:add"] }],
                },
            },
            Long);
        var (environment, id) = await PlacedAsync(sandbox);
        var result = await Cli.RunAsync(environment, "hangup", id);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("conversation:communication:disconnect", result.Error, StringComparison.Ordinal);
    }

    private static async Task<(Dictionary<string, string> Environment, string Id)> PlacedAsync(
        GenesysSandbox sandbox, string number = "+12025550123")
    {
        var environment = QuickSandbox.Environment(sandbox);
        var result = await Cli.RunAsync(environment, "call", number);
        Assert.Equal(0, result.ExitCode);
        return (environment, result.Out.Trim());
    }
}
