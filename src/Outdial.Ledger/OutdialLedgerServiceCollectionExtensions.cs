using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Outdial.Ledger;

/// <summary>Registers a ledger in a container.</summary>
public static class OutdialLedgerServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="CallLedger"/>, for keyed calls and for the rate that processes share.</summary>
    /// <remarks>The file is opened when the first keyed call asks for it, or when a <see cref="CallLedger"/> is
    /// resolved. If it cannot be used, keyed calls are not sent and say why (<see cref="LedgerRules"/>); calls without
    /// a key are placed all the same, and their rate is kept by this process alone.</remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="path">The file.</param>
    public static IServiceCollection AddOutdialLedger(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        services.TryAddSingleton(provider => CallLedger.Open(path, provider.GetService<TimeProvider>()));
        services.TryAddSingleton(provider => new LateLedger(
            provider.GetRequiredService<CallLedger>, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.TryAddSingleton<ICallLedger>(provider => provider.GetRequiredService<LateLedger>());
        services.TryAddSingleton<IPaceStore>(provider => provider.GetRequiredService<LateLedger>());
        return services;
    }
}
