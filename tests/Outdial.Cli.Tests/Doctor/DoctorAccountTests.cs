using System.Net.Http.Headers;
using System.Text.Json;

namespace Outdial.Cli.Tests;

/// <summary>The doctor looks at the account as a call would use it.</summary>
public sealed class DoctorAccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gets_another_token_for_one_that_was_withdrawn()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        await WithdrawAsync(machine);
        var doctor = await machine.RunAsync("doctor");
        Assert.Equal(7, doctor.ExitCode); // what a client's token may do is not told
        Assert.Contains("ok         token: That one was refused (401)", doctor.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("refused (401)", (await machine.RunAsync("doctor")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Says_why_there_is_no_other_token()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        await WithdrawAsync(machine);
        machine.Variables["GENESYS_CLIENT_SECRET"] = "guess";
        var doctor = await machine.RunAsync("doctor");
        Assert.Equal(4, doctor.ExitCode);
        Assert.Contains("failure    API: [OD4020]", doctor.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("GENESYS_ACCESS_TOKEN", doctor.Out, StringComparison.Ordinal);
        Assert.Contains("failure    token: [OD4021]", doctor.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exposed", "OD5020")]
    [InlineData("malformed secrets", "OD5021")]
    [InlineData("malformed profiles", "OD5022")]
    [InlineData("unknown profile", "OD5023")]
    [InlineData("silent command", "OD5024")]
    public async Task Prints_an_object_though_the_account_cannot_be_read(string what, string rule)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync();
        Break(machine, what);
        var doctor = await machine.RunAsync("doctor", "--json");
        var report = JsonDocument.Parse(doctor.Out).RootElement;
        Assert.Equal(2, doctor.ExitCode);
        Assert.Equal(2, report.GetProperty("exitCode").GetInt32());
        var step = report.GetProperty("steps").EnumerateArray().First();
        Assert.Equal(
            ("settings", "failure", rule),
            (Text(step, "subject"), Text(step, "state"), Text(step, "rule")));
    }

    [Theory]
    [InlineData("proxy.example.com:3128", "http://proxy.example.com:3128")]
    [InlineData("ann:hush@proxy.example.com:3128", "http://***@proxy.example.com:3128")]
    [InlineData("socks5://proxy.example.com:1080", "socks5://proxy.example.com:1080")]
    public async Task Shows_a_proxy_as_it_is_read(string value, string shown)
    {
        var doctor = await Cli.RunAsync(new Dictionary<string, string> { ["HTTPS_PROXY"] = value }, "doctor");
        Assert.Contains($"HTTPS_PROXY = {shown}  (the environment)", doctor.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", doctor.Out, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement step, string name) => step.GetProperty(name).GetString();

    private static void Break(Machine machine, string what)
    {
        var (profiles, secrets) = (machine.PathOf("config/config.toml"), machine.PathOf("config/secrets.json"));
        switch (what)
        {
            case "exposed":
#pragma warning disable CA1416 // Windows has no such modes.
                Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
                File.SetUnixFileMode(
                    secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
#pragma warning restore CA1416
                break;
            case "malformed secrets":
                File.WriteAllText(secrets, "no object");
                break;
            case "malformed profiles":
                File.WriteAllText(profiles, "[profiles");
                break;
            case "unknown profile":
                machine.Variables["OUTDIAL_PROFILE"] = "absent";
                break;
            default:
                File.AppendAllText(profiles, "secret_command = \"true\"\n");
                break;
        }
    }

    private static async Task WithdrawAsync(Machine machine)
    {
        using var kept = JsonDocument.Parse(
            await File.ReadAllTextAsync(machine.PathOf("config/tokens.json"), Token));
        var token = kept.RootElement.EnumerateObject().Single().Value.GetProperty("accessToken").GetString();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.DeleteAsync(new Uri(machine.Sandbox.Url, "/api/v2/tokens/me"), Token);
        answer.EnsureSuccessStatusCode();
    }
}
