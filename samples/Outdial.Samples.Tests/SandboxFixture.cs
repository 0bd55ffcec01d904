using Outdial.Sandbox;
using Outdial.Testing;

namespace Outdial.Samples.Tests;

/// <summary>One sandbox and one client for all tests of a class: starting a sandbox takes a tenth of a
/// second.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private GenesysSandbox? _sandbox;
    private CallClient? _client;

    public GenesysSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("xunit starts it.");

    public CallClient Client => _client ?? throw new InvalidOperationException("xunit starts it.");

    public async ValueTask InitializeAsync()
    {
        _sandbox = await GenesysSandbox.StartAsync();
        _client = _sandbox.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }
    }
}
