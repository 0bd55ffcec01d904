using Microsoft.Extensions.DependencyInjection;
using Outdial.Sandbox;

namespace Outdial.Docs.Tests;

/// <summary>Code on the pages of rules about an application's own handlers.</summary>
public sealed class HandlerExampleTests
{
    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    [Fact]
    public async Task OD4045_Wrong()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions());
        var services = new ServiceCollection();
        services.AddOutdial(options => (options.AccessToken, options.LoginUrl, options.ApiUrl) =
            (sandbox.SignIn(), sandbox.Url, sandbox.Url))
            .HttpClient.AddHttpMessageHandler(() => new CopyingHandler());
        await using var container = services.BuildServiceProvider();
        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Call);
        Assert.IsType<CallOutcome.Unknown>(outcome);
        Assert.Equal(ServiceRules.StrayRequest, outcome.Diagnostics[0].Rule);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task OD4045_Right()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions());
        var services = new ServiceCollection();
        services.AddOutdial(options => (options.AccessToken, options.LoginUrl, options.ApiUrl) =
            (sandbox.SignIn(), sandbox.Url, sandbox.Url));
        await using var container = services.BuildServiceProvider();
        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Call);
        Assert.IsType<CallOutcome.Placed>(outcome);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }
}
