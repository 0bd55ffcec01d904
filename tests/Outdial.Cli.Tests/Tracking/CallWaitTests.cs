using System.Text.Json;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial call --wait</c>.</summary>
public sealed class CallWaitTests
{
    private const string Code = "00000000-0000-4000-8000-000000000061";
    private const string NotToBeSeen = "status=403,method=GET,path=/api/v2/conversations/calls/*";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+447700900000", "answered", 0, "Answered, and hung up by the called party.")]
    [InlineData("+447700900001", "busy", 1, "Busy.")]
    [InlineData("+447700900002", "noAnswer", 1, "Not answered.")]
    [InlineData("+447700900003", "noNumberPlan", 1, "No number plan of the caller's site matches the number")]
    [InlineData("+447700900004", "stationNotAnswered", 1, "The caller's own station was not answered")]
    public async Task Says_what_became_of_the_call(string number, string verdict, int exitCode, string words)
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var environment = QuickSandbox.Environment(sandbox);
        var said = await Cli.RunAsync(environment, "call", number, "--wait");
        Assert.Equal(exitCode, said.ExitCode);
        Assert.True(Guid.TryParse(said.Out, out _), said.Out);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
        Assert.Contains("your station: called\n", said.Error, StringComparison.Ordinal);

        var result = await Cli.RunAsync(environment, "call", number, "--wait", "--json");
        Assert.Equal(exitCode, result.ExitCode);
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal("placed", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(verdict, json.RootElement.GetProperty("verdict").GetString());
        Assert.True(json.RootElement.GetProperty("legs")[0].GetProperty("own").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("wrapUp").ValueKind);
        Assert.Contains(
            json.RootElement.GetProperty("conversationId").GetString()!, result.Error, StringComparison.Ordinal);
        Assert.Equal(2, Calls(sandbox));
    }

    [Fact]
    public async Task Ends_in_the_built_in_sandbox_too()
    {
        var result = await Cli.RunAsync("call", "+447700900001", "--sandbox", "--wait");
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("Busy.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Code)]
    [InlineData("left message")]
    public async Task Sets_the_wrap_up_code_once_the_call_is_over(string code)
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var result = await Cli.RunAsync(
            QuickSandbox.Environment(sandbox), "call", "+12025550123", "--wait", "--wrap-up-code", code);
        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("The wrap-up code is set.\n", result.Error, StringComparison.Ordinal);
        var set = Assert.Single(
            sandbox.Requests, request => request.Path.EndsWith("/wrapup", StringComparison.Ordinal));
        Assert.Equal(($$"""{"code":"{{Code}}"}""", 202), (set.RequestBody, set.Status));
    }

    [Fact]
    public async Task Places_no_call_for_an_unknown_wrap_up_code()
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var result = await Cli.RunAsync(
            QuickSandbox.Environment(sandbox), "call", "+12025550123", "--wait", "--wrap-up-code", "no such");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("[OD4090]", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, Calls(sandbox));
    }

    [Fact]
    public async Task Sets_no_wrap_up_code_when_it_lost_sight_of_the_call()
    {
        await using var sandbox = await QuickSandbox.StartAsync(faults: NotToBeSeen);
        var result = await Cli.RunAsync(
            QuickSandbox.Environment(sandbox), "call", "+12025550123", "--wait", "--wrap-up-code", Code);
        Assert.Equal(6, result.ExitCode);
        Assert.Contains("warning[OD4081] lost-sight", result.Error, StringComparison.Ordinal);
        Assert.Contains("The wrap-up code is not set", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Requests, request => request.Path.EndsWith("/wrapup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reports_for_machines_that_it_lost_sight_of_the_call()
    {
        await using var sandbox = await QuickSandbox.StartAsync(faults: NotToBeSeen);
        var result = await Cli.RunAsync(
            QuickSandbox.Environment(sandbox),
            "call",
            "+12025550123",
            "--wait",
            "--wrap-up-code",
            Code,
            "--json");
        Assert.Equal(6, result.ExitCode);
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal("placed", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("unknown", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("notSet", json.RootElement.GetProperty("wrapUp").GetString());
        Assert.Equal("OD4081", json.RootElement.GetProperty("diagnostics")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Says_when_the_wrap_up_code_was_refused()
    {
        await using var sandbox = await QuickSandbox.StartAsync(
            faults: "status=403,method=POST,path=/api/v2/conversations/calls/*");
        var result = await Cli.RunAsync(
            QuickSandbox.Environment(sandbox), "call", "+12025550123", "--wait", "--wrap-up-code", Code);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("error[OD4084] change-refused", result.Error, StringComparison.Ordinal);
        Assert.Contains("conversation:participant:wrapup", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_nothing_under_a_contract_in_which_it_cannot_wait()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(500, "{}"));
        var result = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123", "--wait");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error[OD4080]", result.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Draws_the_legs_on_a_terminal()
    {
        await using var sandbox = await QuickSandbox.StartAsync();
        var environment = QuickSandbox.Environment(sandbox);
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, environment.GetValueOrDefault, Width: 100);
        var code = await OutdialCommand.RunAsync(["call", "+447700900003", "--wait"], terminal, Token);
        Assert.Equal(1, code);
        Assert.Contains("\u001b[", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("dialplan.notReachable", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("your station: called", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("No number plan", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task Lets_the_call_go_on_when_it_is_interrupted(params string[] more)
    {
        var following = new TaskCompletionSource();
        await using var sandbox = await QuickSandbox.StartAsync(
            new SandboxOptions
            {
                OnRequest = request =>
                {
                    if (request.Path.EndsWith("/subscriptions", StringComparison.Ordinal))
                    {
                        following.TrySetResult();
                    }
                },
            },
            TimeSpan.FromHours(1));
        using var call = RunningProgram.Start(
            Built.Program("Outdial.Cli", "outdial"),
            ["call", "+12025550123", "--wait", .. more],
            QuickSandbox.Environment(sandbox));
        await following.Task.WaitAsync(Token);
        call.Interrupt();
        var result = await call.EndAsync(Token);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("the call goes on", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was dialled", result.Error, StringComparison.Ordinal);
        var id = more.Length == 0
            ? result.Out.Trim()
            : JsonDocument.Parse(result.Out).RootElement.GetProperty("conversationId").GetString()!;
        Assert.Contains($"outdial hangup {id}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            sandbox.Requests, request => request.Path.EndsWith("/disconnect", StringComparison.Ordinal));
        Assert.Equal(1, Calls(sandbox));
    }

    private static int Calls(GenesysSandbox sandbox) =>
        sandbox.Requests.Count(request => request is { Method: "POST", Path: "/api/v2/conversations/calls" });
}
