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

    internal const string HttpClientName = "Outdial";

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
        services.AddOptions<OutdialOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OutdialOptions>, EnvironmentSettings>(
                _ => new EnvironmentSettings(OutdialOptions.FromEnvironment())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, SettingsValidator>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, RepeatingHandlerGuard>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, TransportFilter>(
                services => new TransportFilter(() => Settings(services).Transport)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CallPolicy>();
        services.TryAddSingleton(services => new CallValidator(services.GetRequiredService<CallPolicy>()));
        services.TryAddSingleton<ICallClient>(Client);
        var http = services.AddHttpClient(HttpClientName, http => HttpDefaults.Apply(http))
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.PrimaryHandler);
        return new OutdialBuilder(services, http);
    }

    private static Settings Settings(IServiceProvider services) =>
        SettingsReader.Read(
            services.GetRequiredService<IOptions<OutdialOptions>>().Value,
            services.GetService<IAccessTokenSource>() is not null,
            out var faults)
        ?? throw new SettingsException(faults);

    private static CallClient Client(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var given = new CallClientServices
        {
            Policy = services.GetRequiredService<CallPolicy>(),
            Ledger = services.GetService<ICallLedger>(),
            Tokens = services.GetService<IAccessTokenSource>(),
            TokenStore = services.GetService<ITokenStore>(),
            RateStore = services.GetService<IRateStore>(),
            Logger = services.GetRequiredService<ILogger<CallClient>>(),
            Time = services.GetRequiredService<TimeProvider>(),
        };
        return new CallClient(new ClientComponents(
            Settings(services),
            services.GetRequiredService<IOptions<OutdialOptions>>().Value,
            () => factory.CreateClient(HttpClientName),
            given));
    }
}
