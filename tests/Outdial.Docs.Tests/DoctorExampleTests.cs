using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;

namespace Outdial.Docs.Tests;

/// <summary>What the pages of the doctor's findings show: see <see cref="CodeExampleTests"/>.</summary>
public sealed class DoctorExampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OD5030_Wrong()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var slow = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        var doctor = new AccountDoctor(Options(sandbox), time: slow);
        var steps = await doctor.ExamineAsync(Token).ToListAsync(Token);
        Assert.Contains(steps, step => step.Finding?.Rule == ConfigurationRules.ClockSkew);
    }

    [Fact]
    public async Task OD5030_Right()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var doctor = new AccountDoctor(Options(sandbox));
        var steps = await doctor.ExamineAsync(Token).ToListAsync(Token);
        Assert.All(steps, step => Assert.Null(step.Finding));
    }

    [Fact]
    public async Task OD5031_Wrong()
    {
        var client = new SandboxClient { Id = "c-1", Scopes = ["user-basic-info", "conversation:call:write"] };
        var organisation = new SandboxOrganisation { Clients = [client] };
        await using var sandbox = await GenesysSandbox.StartAsync(new() { Organisation = organisation }, Token);
        var doctor = new AccountDoctor(Options(sandbox));
        var steps = await doctor.ExamineAsync(Token).ToListAsync(Token);
        Assert.Contains(steps, step => step.Finding?.Rule == ConfigurationRules.InventedScope);
    }

    [Fact]
    public async Task OD5031_Right()
    {
        var client = new SandboxClient { Id = "c-1", Scopes = ["user-basic-info", "users", "conversations"] };
        var organisation = new SandboxOrganisation { Clients = [client] };
        await using var sandbox = await GenesysSandbox.StartAsync(new() { Organisation = organisation }, Token);
        var doctor = new AccountDoctor(Options(sandbox));
        var steps = await doctor.ExamineAsync(Token).ToListAsync(Token);
        Assert.All(steps, step => Assert.Null(step.Finding));
    }

    // A person's token, whose scopes the service tells.
    private static OutdialOptions Options(GenesysSandbox sandbox) => new()
    {
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
        AccessToken = sandbox.SignIn(),
    };
}
