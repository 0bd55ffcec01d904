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
        Assert.Equal(0, doctor.ExitCode);
        Assert.Contains("ok       token: That one was refused (401)", doctor.Out, StringComparison.Ordinal);
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
        Assert.Contains("failure  API: [OD4020]", doctor.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("GENESYS_ACCESS_TOKEN", doctor.Out, StringComparison.Ordinal);
        Assert.Contains("failure  token: [OD4021]", doctor.Out, StringComparison.Ordinal);
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
