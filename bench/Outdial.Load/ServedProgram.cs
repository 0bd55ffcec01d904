using System.Globalization;
using Outdial.Sandbox;

namespace Outdial.Load;

/// <summary>A server in a process of its own: says where it is, and for each line how much memory it has.</summary>
internal static class ServedProgram
{
    public static async Task RunAsync(string what)
    {
        if (what == "bare")
        {
            await using var bare = await BareServer.StartAsync();
            await ServeAsync(new Uri(bare.Urls.Single()), "none");
            return;
        }

        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Limits = new SandboxLimits { RequestsPerMinute = null } });
        await ServeAsync(sandbox.Url, $"{sandbox.SignIn()} {sandbox.ClientId} {sandbox.ClientSecret}");
    }

    private static async Task ServeAsync(Uri url, string credentials)
    {
        await Console.Out.WriteLineAsync($"{url} {credentials}");
        while (await Console.In.ReadLineAsync() is not null)
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{heap >> 20} {Environment.WorkingSet >> 20}"));
        }
    }
}
