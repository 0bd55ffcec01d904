using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Outdial;

/// <summary>Adds a ledger in SQLite to the registration of Outdial.</summary>
public static class OutdialBuilderExtensions
{
    /// <summary>Adds a <see cref="Ledger.CallLedger"/>, for keyed calls, for lists (<see cref="ICallQueue"/>) and for
    /// the rate that processes share.</summary>
    /// <remarks>The file is opened when the first keyed call asks for it, or when a <see cref="Ledger.CallLedger"/> is
    /// resolved. If it cannot be used, keyed calls are not sent and say why (<see cref="LedgerRules"/>); calls without
    /// a key are still placed, and their rate is kept by this process only. The ledger is the
    /// container's, for all its accounts: a container that has one is given no other.</remarks>
    /// <param name="builder">The registration.</param>
    /// <param name="path">The file.</param>
    public static OutdialBuilder AddSqliteLedger(this OutdialBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var services = builder.Services;
        services.TryAddSingleton(provider => Ledger.CallLedger.Open(path, provider.GetService<TimeProvider>()));
        services.TryAddSingleton(provider => new Ledger.LazyLedger(
            _ => Task.FromResult<ICompleteLedger>(provider.GetRequiredService<Ledger.CallLedger>()),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            closes: false, // the container does
            shareBeforeOpened: 1)); // as IRateStore has it: nearly always one service of the machine uses the file
        services.TryAddSingleton<ICompleteLedger>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<ICallLedger>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<ICallQueue>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<IRateStore>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        return builder;
    }
}
