using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Outdial.Ledger.PostgreSql;

namespace Outdial;

/// <summary>Adds a ledger in PostgreSQL to the registration of Outdial.</summary>
public static class PostgreSqlBuilderExtensions
{
    // A process that never reached the database cannot know how many others there are. With no share at all it would
    // place no call, not even one without a key; with a tenth, up to ten such processes keep to the rate.
    private const double ShareBeforeOpened = 0.1;

    /// <summary>Adds a ledger in PostgreSQL, for keyed calls, for lists (<see cref="ICallQueue"/>) and for the rate,
    /// which all processes share that name the same database.</summary>
    /// <remarks>The database is asked when the first keyed call needs it; its tables are made then. If it cannot be
    /// used, keyed calls are not sent and say why (<see cref="LedgerRules"/>); calls without a key are still
    /// placed, at this process's part of the rate: one of as many as there were nodes, or a tenth before the database
    /// was ever reached. The ledger is the container's, for all its accounts: a container that has one is given no
    /// other.</remarks>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">As of Npgsql, such as <c>Host=db;Database=outdial;Username=outdial</c>. It may
    /// hold a password, and no message shows it.</param>
    public static OutdialBuilder AddPostgreSqlLedger(this OutdialBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var services = builder.Services;
        services.TryAddSingleton(provider =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return new Ledger.LazyLedger(
                async token => await PostgreSqlLedger.OpenAsync(connectionString, time, token).ConfigureAwait(false),
                time,
                closes: true,
                ShareBeforeOpened);
        });
        services.TryAddSingleton<ICompleteLedger>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<ICallLedger>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<ICallQueue>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        services.TryAddSingleton<IRateStore>(provider => provider.GetRequiredService<Ledger.LazyLedger>());
        return builder;
    }

    /// <summary>Adds a store of tokens in PostgreSQL, which all machines share that name the same database: a person
    /// who signs in does so once for all of them.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">The database; that of the ledger, or another.</param>
    /// <param name="key">The key with which tokens are encrypted, of <see cref="PostgreSqlTokenStore.KeySize"/> bytes;
    /// the same on all machines, and not kept in the database.</param>
    /// <exception cref="ArgumentException">It is not a connection string, or the key has another length.</exception>
    public static OutdialBuilder AddPostgreSqlTokenStore(
        this OutdialBuilder builder, string connectionString, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var kept = key.ToArray();
        var checkedNow = new PostgreSqlTokenStore(connectionString, kept);
        checkedNow.DisposeAsync().AsTask().GetAwaiter().GetResult();
        builder.Services.TryAddSingleton<ITokenStore>(provider => new PostgreSqlTokenStore(
            connectionString, kept, provider.GetService<TimeProvider>()));
        return builder;
    }
}
