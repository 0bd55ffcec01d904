namespace Outdial.Cli.Tests;

/// <summary>After a refusal that is about the account, the doctor's findings in the doctor's words.</summary>
public sealed class AdviceTests
{
    private const string Number = "+12025550123";
    private const string Stationless = "00000000-0000-4000-8000-000000000021";
    private const string Powerless = "00000000-0000-4000-8000-000000000022";

    [Fact]
    public async Task Says_that_the_user_to_call_for_has_no_station()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync();
        var call = await machine.RunAsync("call", Number, "--user", Stationless);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("What the doctor finds with this account", call.Error, StringComparison.Ordinal);
        machine.Variables["GENESYS_USER_ID"] = Stationless;
        var doctor = await machine.RunAsync("doctor");
        var finding = Assert.Single(doctor.Out.Split('\n'), line => line.Contains("failure", StringComparison.Ordinal));
        Assert.Contains(finding, call.Error, StringComparison.Ordinal);
        Assert.Equal(1, call.Error.Split("failure").Length - 1);
    }

    [Fact]
    public async Task Says_that_a_client_is_no_person()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync();
        var call = await machine.RunAsync("call", Number);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("failure    user: [OD2206]", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_permission_the_person_lacks()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_ACCESS_TOKEN"] = machine.Sandbox.SignIn(Powerless);
        machine.Variables["GENESYS_LOGIN_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        var call = await machine.RunAsync("call", Number);
        Assert.Equal(4, call.ExitCode);
        Assert.Contains(
            "failure    permission conversation:conference:add: [OD4003]", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_after_a_refusal_what_it_could_not_verify()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        machine.Sandbox.Faults.Add(
            $"status=403,path=/api/v2/conversations/calls/user/{machine.Sandbox.UserId}");
        var call = await machine.RunAsync("call", Number);
        Assert.Equal(4, call.ExitCode);
        Assert.Contains(
            "unverified permission conversation:agentlessCall:add or conversation:call:add", call.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+442079460400", "")] // 400 bad.request: about the call
    [InlineData(Number, "--json")] // for machines: one object and nothing else
    public async Task Says_nothing_where_it_is_not_asked_for(string number, string option)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", option.Length > 0 ? Stationless : machine.Sandbox.UserId);
        var call = await machine.RunAsync(["call", number, .. option.Length > 0 ? [option] : Array.Empty<string>()]);
        Assert.Equal(1, call.ExitCode);
        Assert.DoesNotContain("octor", call.Error, StringComparison.Ordinal);
    }
}
