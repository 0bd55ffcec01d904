using Microsoft.Extensions.Hosting;

namespace Outdial.Sandbox;

/// <summary>
/// Leaves Ctrl+C and SIGTERM to the program that the sandbox runs in; the host's own lifetime takes them.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
