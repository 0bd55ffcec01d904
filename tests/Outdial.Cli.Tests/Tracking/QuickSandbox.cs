using Outdial.Sandbox;

namespace Outdial.Cli.Tests;

/// <summary>A sandbox in which each part of a call takes as long as it is told to, and the environment of a user who is
/// signed in to it.</summary>
internal static class QuickSandbox
{
    internal static Task<GenesysSandbox> StartAsync(TimeSpan? part = null, params string[] faults) =>
        StartAsync(new SandboxOptions { Faults = [.. faults.Select(fault => SandboxFault.Parse(fault))] }, part);

    internal static Task<GenesysSandbox> StartAsync(SandboxOptions options, TimeSpan? part = null) =>
        GenesysSandbox.StartAsync(
            options with { Pace = CallPace.Even(part ?? TimeSpan.FromMilliseconds(20)) },
            TestContext.Current.CancellationToken);

    internal static Dictionary<string, string> Environment(GenesysSandbox sandbox) => new()
    {
        ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
        ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
        ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
    };
}
