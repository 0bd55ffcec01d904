using System.Text.RegularExpressions;
using Outdial.TestSupport;

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

    [Theory]
    [InlineData(1)] // SIGHUP: the terminal was closed
    [InlineData(2)] // SIGINT: Ctrl-C
    [InlineData(3)] // SIGQUIT: Ctrl-\
    [InlineData(15)] // SIGTERM: a supervisor, a machine that shuts down
    public async Task Says_after_a_signal_that_the_phone_may_be_ringing(int signal)
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Silence());
        using var call = RunningProgram.Start(Program, ["call", "+12025550123"], Cli.Environment(server.Url));
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        call.Signal(signal);
        var result = await call.EndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(6, result.ExitCode);
        Assert.Contains("error[OD4044] cancelled-in-flight", result.Error, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Keeps_a_refusal_when_interrupted_during_the_advice()
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
    public async Task Is_interrupted_though_the_tests_themselves_ignore_the_signal()
    {
        RunningProgram sandbox;
        using (InterruptSignal.Ignored())
        {
            sandbox = RunningProgram.Start(Program, ["sandbox", "--port", "0"]);
        }

        using (sandbox)
        {
            Assert.NotNull(await sandbox.LineAsync(TestContext.Current.CancellationToken));
            sandbox.Interrupt();
            await sandbox.EndAsync(TestContext.Current.CancellationToken).WaitAsync(
                TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("HUP", 1)]
    [InlineData("INT", 2)]
    public async Task Keeps_ignoring_an_ignored_signal_and_stops_at_SIGTERM(
        string name, int signal)
    {
        // As nohup and a shell's '&' start it.
        using var sandbox = RunningProgram.Start("sh", ["-c", $"trap '' {name}; exec '{Program}' sandbox --port 0"]);
        var first = (await sandbox.LineAsync(TestContext.Current.CancellationToken))!;
        sandbox.Signal(signal);
        using var http = new HttpClient();
        var url = Regex.Match(first, @"http://127\.0\.0\.1:\d+").Value;
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await http.GetAsync(new Uri(url), TestContext.Current.CancellationToken)).StatusCode);
        sandbox.Terminate();
        Assert.Equal(0, (await sandbox.EndAsync(TestContext.Current.CancellationToken)).ExitCode);
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
