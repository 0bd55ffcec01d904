using Outdial.Testing;

namespace Outdial.Cli.Tests;

/// <summary>The real program, and real signals.</summary>
public sealed class InterruptionTests
{
    private static string Program => Built.Program("Outdial.Cli", "outdial");

    [Fact]
    public async Task Dials_nothing_when_interrupted_before_the_request_left()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer.Silence());
        using var call = RunningProgram.Start(Program, ["call", "+12025550123", "--json"], Cli.Environment(server.Url));
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        call.Interrupt();
        var result = await call.EndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, result.ExitCode);
        Assert.Contains("\"outcome\":\"notSent\"", result.Out, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Says_that_the_phone_may_be_ringing_when_interrupted_after_it_left()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Silence());
        using var call = RunningProgram.Start(Program, ["call", "+12025550123"], Cli.Environment(server.Url));
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        call.Interrupt();
        var result = await call.EndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(6, result.ExitCode);
        Assert.Contains("error[OD4044] cancelled-in-flight", result.Error, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Says_the_same_of_a_refusal_when_interrupted_while_it_asks_for_advice()
    {
        await using var server = ScriptedServer.WithTokens(request =>
            request.Path.StartsWith("/api/v2/conversations/calls", StringComparison.Ordinal)
                ? ScriptedAnswer.Json(403, """{"status":403,"code":"missing.permissions","message":"No."}""")
                : new ScriptedAnswer.Silence());
        var environment = Cli.Environment(server.Url, org: null);
        environment["GENESYS_USER_ID"] = "00000000-0000-4000-8000-000000000002";
        using var call = RunningProgram.Start(Program, ["call", "+12025550123"], environment);
        while (!server.Requests.Any(request => request.Path.StartsWith("/api/v2/", StringComparison.Ordinal) &&
            !request.Path.StartsWith("/api/v2/conversations/calls", StringComparison.Ordinal)))
        {
            await server.ArrivedAsync(TestContext.Current.CancellationToken);
        }

        call.Interrupt();
        var result = await call.EndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("The doctor did not finish", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Cancelled", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_in_good_order_when_interrupted_before_it_began()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, _ => null);
        string[] call = ["call", "+12025550123", "--sandbox"];
        Assert.Equal(7, await OutdialCommand.RunAsync(call, terminal, interrupted.Token));
        Assert.Equal(0, await OutdialCommand.RunAsync(["sandbox"], terminal, interrupted.Token));
    }
}
