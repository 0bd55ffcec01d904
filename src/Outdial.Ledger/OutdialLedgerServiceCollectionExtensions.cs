using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Outdial.Ledger;

/// <summary>Registers a ledger in a container.</summary>
public static class OutdialLedgerServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="CallLedger"/>, for keyed calls and for the rate that processes share.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="path">The file.</param>
    public static IServiceCollection AddOutdialLedger(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        services.TryAddSingleton(provider => CallLedger.Open(path, provider.GetService<TimeProvider>()));
        services.TryAddSingleton<ICallLedger>(provider => provider.GetRequiredService<CallLedger>());
        services.TryAddSingleton<IPaceStore>(provider => provider.GetRequiredService<CallLedger>());
        return services;
    }
}
