using System.Net;
using System.Net.Sockets;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Browser.Tests;

/// <summary><c>outdial login</c>, the program, with a real browser.</summary>
public sealed class LoginTests(Chromium chromium)
{
    private const string PublicClient = "00000000-0000-4000-8000-000000000012";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signs_a_person_in_and_a_second_process_calls_for_them()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var program = Built.Program("Outdial.Cli", "outdial");
        var environment = new Dictionary<string, string>
        {
            ["OUTDIAL_CONFIG_DIR"] = folder.PathOf("config"),
            ["BROWSER"] = "true",
        };
        var login = RunningProgram.Start(
            program,
            [
                "login", "--client-id", PublicClient, "--login-url", sandbox.Url.OriginalString,
                "--api-url", sandbox.Url.OriginalString, "--redirect-uri", $"http://127.0.0.1:{FreePort()}/",
            ],
            environment);
        using (login)
        {
            var address = new Uri((await login.LineAsync(Token))!);
            await using var window = await chromium.OpenAsync(address);
            await window.Page.GetByLabel("Ann Example").CheckAsync();
            await window.Button("Sign in").ClickAsync();
            await window.Page.GetByText("Back to the terminal").WaitForAsync();
            Assert.Empty(window.Complaints);
            var result = await login.EndAsync(Token);
            Assert.Equal(0, result.ExitCode);
            Assert.EndsWith("Signed in; stored as the profile default.\n", result.Error, StringComparison.Ordinal);
        }

        var calls = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => RunningProgram.RunAsync(
            program, ["call", $"+1202555012{i}"], environment, Token)));
        Assert.All(calls, call => Assert.Equal(0, call.ExitCode));
        Assert.Equal(2, sandbox.Phones.Rings);
        Assert.Single(sandbox.Requests, entry => entry.Path == "/oauth/token");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
