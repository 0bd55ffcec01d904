#pragma warning disable CA1416 // Windows has no modes of files; what sets them runs where there are.
using System.IO.Pipelines;
using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Signing in, through the real command and the real sandbox.</summary>
public sealed class LoginTests
{
    private const string PublicClient = "00000000-0000-4000-8000-000000000012";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signs_a_person_in_by_browser_and_places_their_calls()
    {
        await using var machine = await Machine.StartAsync();
        using var ann = new Person();
        var (result, shown) = await SignInAsync(machine, async address =>
            await ann.GoAsync(await ann.DecideAsync(address, "sign-in", Token), Token));
        Assert.EndsWith(
            "gives up.\nSigned in; stored as the profile default.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(200, shown.Status);
        Assert.Contains("Back to the terminal", shown.Page, StringComparison.Ordinal);

        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
        Assert.Equal(1, machine.Sandbox.Phones["+12025550123"].Rings);
        var list = await machine.RunAsync("profile", "list");
        Assert.Equal($"* default  {machine.Sandbox.Url.OriginalString}  user\n", list.Out);

        Assert.Contains("the token is void", (await machine.RunAsync("logout")).Error, StringComparison.Ordinal);
        var after = await machine.RunAsync("call", "+12025550123");
        Assert.Equal(4, after.ExitCode);
        Assert.Contains("OD4026", after.Error, StringComparison.Ordinal);
        Assert.Contains("has no tokens", (await machine.RunAsync("logout")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_its_own_answer_and_for_no_other()
    {
        await using var machine = await Machine.StartAsync();
        using var ann = new Person();
        var (result, shown) = await SignInAsync(machine, async address =>
        {
            var back = await ann.DecideAsync(address, "sign-in", Token);
            Assert.Equal(404, (await ann.GoAsync(new Uri(back, "/favicon.ico"), Token)).Status);
            Assert.Equal(404, (await ann.GoAsync(new Uri(back, "/?code=mine&state=other"), Token)).Status);
            return await ann.GoAsync(back, Token);
        });
        Assert.Equal((0, 200), (result.ExitCode, shown.Status));
    }

    [Fact]
    public async Task Keeps_nothing_when_the_person_does_not_agree()
    {
        await using var machine = await Machine.StartAsync();
        using var ann = new Person();
        var (result, _) = await SignInAsync(machine, async address =>
            await ann.GoAsync(await ann.DecideAsync(address, "deny", Token), Token));
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("OD4027", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machine.PathOf("config/config.toml")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signs_in_without_a_browser_by_what_a_person_pastes(bool whole)
    {
        await using var machine = await Machine.StartAsync();
        using var ann = new Person();
        var pipe = new Pipe();
#pragma warning disable CA2000, CA2025 // It is awaited before the end.
        var output = new LineWriter();
        var running = Cli.RunAsync(
            machine.Variables,
            pipe.Reader.AsStream(),
            output,
            ["login", "--no-browser", .. machine.Place(PublicClient)]);
#pragma warning restore CA2000, CA2025
        var back = await ann.DecideAsync(new Uri(await output.FirstLineAsync(Token)), "sign-in", Token);
        var pasted = whole ? back.OriginalString : back.Query.Split("code=")[1].Split('&')[0];
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(pasted + "\n"), Token);
        Assert.Equal(0, (await running).ExitCode);
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Keeps_a_clients_secret_where_its_owner_alone_can_read_it()
    {
        await using var machine = await Machine.StartAsync();
        var login = await machine.LoginAsClientAsync("--profile", "acme", "--user", machine.Sandbox.UserId);
        Assert.Equal((0, ""), (login.ExitCode, login.Out));
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
        foreach (var name in new[] { "secrets.json", "tokens.json" })
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(machine.PathOf($"config/{name}")));
        }

        Assert.DoesNotContain(
            machine.Sandbox.ClientSecret,
            await File.ReadAllTextAsync(machine.PathOf("config/config.toml"), Token), StringComparison.Ordinal);
        Assert.Single(machine.Sandbox.Requests, entry => entry.Path == "/oauth/token");
    }

    [Fact]
    public async Task Refuses_a_secret_that_others_can_read_with_the_fix()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync();
        var path = machine.PathOf("config/secrets.json");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var call = await machine.RunAsync("call", "+12025550123", "--user", machine.Sandbox.UserId);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("OD5020", call.Error, StringComparison.Ordinal);
        Assert.Contains($"chmod 600 '{path}'", call.Error, StringComparison.Ordinal);
        Assert.Empty(machine.Sandbox.Phones);
    }

    [Theory]
    [InlineData("wrong\n", 4, "OD4021")]
    [InlineData("", 2, "OD5001")]
    public async Task Keeps_nothing_that_does_not_work(string input, int code, string rule)
    {
        await using var machine = await Machine.StartAsync();
        var result = await machine.RunWithInputAsync(
            input, ["login", "--client-credentials", .. machine.Place(machine.Sandbox.ClientId)]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(rule, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machine.PathOf("config/config.toml")));
        Assert.False(File.Exists(machine.PathOf("config/secrets.json")));
    }

    [Fact]
    public async Task Takes_the_secret_and_the_code_from_one_pipe()
    {
        await using var machine = await Machine.StartAsync();
        using var ann = new Person();
        var pipe = new Pipe();
#pragma warning disable CA2000, CA2025 // It is awaited before the end.
        var output = new LineWriter();
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(machine.Sandbox.ClientSecret + "\n"), Token);
        var running = Cli.RunAsync(
            machine.Variables,
            pipe.Reader.AsStream(),
            output,
            ["login", "--no-browser", "--with-secret", .. machine.Place(machine.Sandbox.ClientId)]);
#pragma warning restore CA2000, CA2025
        var back = await ann.DecideAsync(new Uri(await output.FirstLineAsync(Token)), "sign-in", Token);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(back.OriginalString + "\n"), Token);
        Assert.Equal(0, (await running).ExitCode);
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Takes_both_when_they_come_together()
    {
        await using var machine = await Machine.StartAsync();
        var result = await machine.RunWithInputAsync(
            $"{machine.Sandbox.ClientSecret}\nno-such-code\n",
            ["login", "--no-browser", "--with-secret", .. machine.Place(machine.Sandbox.ClientId)]);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("OD4025", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_command_that_prints_the_secret_and_not_the_secret()
    {
        await using var machine = await Machine.StartAsync();
        var command = $"echo {machine.Sandbox.ClientSecret}";
        var login = await machine.RunAsync(
        [
            "login", "--client-credentials", "--secret-command", command, "--user", machine.Sandbox.UserId,
            .. machine.Place(machine.Sandbox.ClientId),
        ]);
        Assert.Equal(0, login.ExitCode);
        Assert.False(File.Exists(machine.PathOf("config/secrets.json")));
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Gives_up_at_an_interrupt_and_keeps_nothing()
    {
        await using var machine = await Machine.StartAsync();
        using var login = RunningProgram.Start(
            Built.Program("Outdial.Cli", "outdial"),
            ["login", "--redirect-uri", $"http://127.0.0.1:{FreePort()}/", .. machine.Place(PublicClient)],
            machine.Variables);
        await login.LineAsync(Token);
        login.Interrupt();
        Assert.Equal(130, (await login.EndAsync(Token)).ExitCode);
        Assert.False(File.Exists(machine.PathOf("config/config.toml")));
    }

    [Fact]
    public async Task Does_not_show_a_secret_that_is_typed()
    {
        const string keys = "hux\bsh\r";
        var at = 0;
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, _ => null, ReadKey: () =>
        {
            var key = keys[at++];
            return new ConsoleKeyInfo(
                key,
                key switch { '\r' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => 0 },
                shift: false,
                alt: false,
                control: false);
        });
        Assert.Equal("hush", await SecretPrompt.AskAsync(terminal, Token));
        Assert.Equal("The client's secret (it is not shown): \n", error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Says_that_too_many_tokens_were_fetched()
    {
        await using var machine = await Machine.StartAsync(
            new() { Limits = new() { TokensPerMinute = 1 } });
        await machine.LoginAsClientAsync();
        await machine.RunAsync("logout");
        var again = await machine.LoginAsClientAsync();
        Assert.Equal(5, again.ExitCode);
        Assert.Contains("OD4023", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--profile", "a b")]
    [InlineData("--redirect-uri", "somewhere")]
    [InlineData("--client-credentials", "--no-browser")]
    public async Task Refuses_what_makes_no_sense(params string[] args) =>
        Assert.Equal(2, (await Cli.RunAsync(["login", .. args])).ExitCode);

    [Theory]
    [InlineData("https://localhost:8765/")]
    [InlineData("http://example.com/")]
    public async Task Says_where_it_cannot_wait_for_a_browser(string redirect)
    {
        await using var machine = await Machine.StartAsync();
        var result = await machine.RunAsync(
            ["login", .. machine.Place(PublicClient), "--redirect-uri", redirect]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD4027", result.Error, StringComparison.Ordinal);
    }

    private static async Task<(ProgramResult Result, (int Status, string Page) Shown)> SignInAsync(
        Machine machine, Func<Uri, Task<(int Status, string Page)>> browse)
    {
#pragma warning disable CA2000, CA2025 // It is awaited before the end.
        var output = new LineWriter();
        var running = Cli.RunAsync(
            machine.Variables,
            Stream.Null,
            output,
            ["login", .. machine.Place(PublicClient), "--redirect-uri", $"http://127.0.0.1:{FreePort()}/"]);
#pragma warning restore CA2000, CA2025
        var shown = await browse(new Uri(await output.FirstLineAsync(Token)));
        return (await running, shown);
    }

    private static int FreePort()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        return ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
    }
}
