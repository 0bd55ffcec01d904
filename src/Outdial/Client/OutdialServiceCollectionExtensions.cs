using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Registers Outdial in a container.</summary>
public static class OutdialServiceCollectionExtensions
{
    /// <summary>The section that is read of a configuration that is not a section itself: <c>Outdial</c>.</summary>
    public const string SectionName = "Outdial";

    /// <summary>Adds <see cref="ICallClient"/> and what it needs; its settings are those of the environment's GENESYS_
    /// variables.</summary>
    /// <inheritdoc cref="AddOutdial(IServiceCollection, Action{OutdialOptions})"/>
    public static OutdialBuilder AddOutdial(this IServiceCollection services) => AddOutdial(services, _ => { });

    /// <summary>Adds <see cref="ICallClient"/> and what it needs, with the settings of a configuration.</summary>
    /// <remarks>A key that is no setting, and a value that cannot be read, stop the host at its start.</remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="configuration">A section whose keys are the properties of <see cref="OutdialOptions"/>; of a whole
    /// configuration its section <see cref="SectionName"/>. What it leaves unset is taken from the environment's
    /// GENESYS_ variables.</param>
    /// <inheritdoc cref="AddOutdial(IServiceCollection, Action{OutdialOptions})"/>
    public static OutdialBuilder AddOutdial(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration as IConfigurationSection ?? configuration.GetSection(SectionName);
        return AddOutdial(services, options => ConfigurationSettings.Read(section, options));
    }

    /// <summary>Adds <see cref="ICallClient"/> and what it needs. Settings are checked when the host starts.</summary>
    /// <remarks>Register a <see cref="CallPolicy"/>, an <see cref="IAccessTokenSource"/> or a
    /// <see cref="TimeProvider"/> to replace the default; an <see cref="ICallLedger"/> for calls with keys; and an
    /// <see cref="ITokenStore"/> to keep tokens between processes.</remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; what it leaves unset is taken from the environment's GENESYS_
    /// variables.</param>
    /// <returns>The builder, to add a ledger or to configure the HTTP client.</returns>
    public static OutdialBuilder AddOutdial(this IServiceCollection services, Action<OutdialOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OutdialOptions>, EnvironmentSettings>(
                _ => new EnvironmentSettings(OutdialOptions.FromEnvironment())));
        services.TryAddSingleton<ICallClient>(provider => Client(provider, Options.DefaultName));
        return Add(services, Options.DefaultName, configure);
    }

    /// <summary>Adds a named account with the settings of a section, beside others in the same container.</summary>
    /// <remarks>A key that is no setting, and a value that cannot be read, stop the host at its start. See
    /// <see cref="AddOutdial(IServiceCollection, string, Action{OutdialOptions})"/>.</remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="section">A section whose keys are the properties of <see cref="OutdialOptions"/>.</param>
    /// <inheritdoc cref="AddOutdial(IServiceCollection, string, Action{OutdialOptions})"/>
    public static OutdialBuilder AddOutdial(
        this IServiceCollection services, string name, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return AddOutdial(services, name, options => ConfigurationSettings.Read(section, options, name));
    }

    /// <summary>Adds a named account, beside others in the same container: an <see cref="ICallClient"/> with the key
    /// <paramref name="name"/> (<c>[FromKeyedServices("sales")]</c>). Settings are checked when the host
    /// starts.</summary>
    /// <remarks>
    /// <para>The environment's GENESYS_ variables are not read: they describe one account. Nor is an
    /// <see cref="IAccessTokenSource"/> used that has no key, since its tokens are another account's; register one with
    /// the key <paramref name="name"/>.</para>
    /// <para>Ledger, rate store, token store, <see cref="CallPolicy"/> and clock are the container's, for all accounts.
    /// So a key is one key for all of them: a call with a key that another account has used is a conflict
    /// (OD4051) if the service or the calling user differs, and otherwise has the outcome of the first. Where accounts
    /// could use the same keys, begin each with the account's name.</para>
    /// <para>A second registration of the same name adds its settings to the first.</para>
    /// </remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder, to add a ledger or to configure the account's HTTP client.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static OutdialBuilder AddOutdial(
        this IServiceCollection services, string name, Action<OutdialOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddKeyedSingleton<ICallClient>(name, (provider, _) => Client(provider, name));
        return Add(services, name, configure);
    }

    private static OutdialBuilder Add(IServiceCollection services, string account, Action<OutdialOptions> configure)
    {
        services.AddOptions<OutdialOptions>(account).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, SettingsValidator>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, RepeatingHandlerGuard>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, TransportFilter>(
                provider => new TransportFilter(name => Settings(provider, name).Transport)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CallPolicy>();
        services.TryAddSingleton(provider => new CallValidator(provider.GetRequiredService<CallPolicy>()));
        var http = services.AddHttpClient(AccountNames.HttpClientOf(account), http => HttpDefaults.Apply(http))
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.PrimaryHandler);
        return new OutdialBuilder(services, http);
    }

    private static OutdialOptions OptionsOf(IServiceProvider provider, string account) =>
        AccountNames.IsDefault(account)
            ? provider.GetRequiredService<IOptions<OutdialOptions>>().Value
            : provider.GetRequiredService<IOptionsMonitor<OutdialOptions>>().Get(account);

    private static IAccessTokenSource? TokensOf(IServiceProvider provider, string account) =>
        AccountNames.IsDefault(account)
            ? provider.GetService<IAccessTokenSource>()
            : provider.GetKeyedService<IAccessTokenSource>(account);

    private static Settings Settings(IServiceProvider provider, string account) =>
        SettingsReader.Read(
            OptionsOf(provider, account), TokensOf(provider, account) is not null, out var faults)
        ?? throw new SettingsException(faults);

    private static CallClient Client(IServiceProvider provider, string account)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var given = new CallClientServices
        {
            Policy = provider.GetRequiredService<CallPolicy>(),
            Ledger = provider.GetService<ICallLedger>(),
            Tokens = TokensOf(provider, account),
            TokenStore = provider.GetService<ITokenStore>(),
            RateStore = provider.GetService<IRateStore>(),
            Logger = provider.GetRequiredService<ILogger<CallClient>>(),
            Time = provider.GetRequiredService<TimeProvider>(),
        };
        return new CallClient(new ClientComponents(
            Settings(provider, account),
            OptionsOf(provider, account),
            () => factory.CreateClient(AccountNames.HttpClientOf(account)),
            given));
    }
}
