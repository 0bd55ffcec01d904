using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A machine with a folder for configuration, a home, and a sandbox to call.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Machine(GenesysSandbox sandbox)
    {
        Sandbox = sandbox;
        Variables = new Dictionary<string, string>
        {
            ["OUTDIAL_CONFIG_DIR"] = _folder.PathOf("config"),
            ["HOME"] = _folder.PathOf("home"),
            ["BROWSER"] = "true",
        };
    }

    internal GenesysSandbox Sandbox { get; }

    internal Dictionary<string, string> Variables { get; }

    internal static async Task<Machine> StartAsync(SandboxOptions? options = null) =>
        new(await GenesysSandbox.StartAsync(options, TestContext.Current.CancellationToken));

    internal string PathOf(string name) => _folder.PathOf(name);

    internal string Write(string name, string text) => _folder.Write(name, text);

    internal Task<ProgramResult> RunAsync(params string[] args) => Cli.RunAsync(Variables, args);

    internal Task<ProgramResult> RunWithInputAsync(string input, params string[] args) =>
        Cli.RunAsync(Variables, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)), args);

    /// <summary>The options that lead to the sandbox.</summary>
    internal string[] Place(string clientId) =>
        ["--client-id", clientId, "--login-url", Sandbox.Url.OriginalString, "--api-url", Sandbox.Url.OriginalString];

    /// <summary>Signs the client itself in.</summary>
    internal Task<ProgramResult> LoginAsClientAsync(params string[] more) => RunWithInputAsync(
        Sandbox.ClientSecret + "\n", ["login", "--client-credentials", .. Place(Sandbox.ClientId), .. more]);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
