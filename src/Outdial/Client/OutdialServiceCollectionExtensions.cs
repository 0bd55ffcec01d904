using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Registers Outdial in a container.</summary>
public static class OutdialServiceCollectionExtensions
{
    internal const string HttpClientName = "Outdial";

    /// <summary>Adds <see cref="ICallClient"/> and what it needs. Settings are checked when the host starts.</summary>
    /// <remarks>
    /// Register a <see cref="CallPolicy"/>, an <see cref="IAccessTokenSource"/> or a <see cref="TimeProvider"/> of your
    /// own to replace the default; register an <see cref="ICallLedger"/> for calls with keys, and an
    /// <see cref="ITokenStore"/> to keep tokens between processes. A handler that repeats requests must not be added to
    /// the builder returned, nor to all clients of the host: a repeated POST is a second
    /// ringing phone, and the host does not start with one that is known to do so.
    /// </remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; what it leaves null is taken from the environment's GENESYS_
    /// variables.</param>
    /// <returns>The builder of the HTTP client that both tokens and calls go through.</returns>
    public static IHttpClientBuilder AddOutdial(
        this IServiceCollection services, Action<OutdialOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<OutdialOptions>().ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OutdialOptions>, EnvironmentSettings>(
                _ => new EnvironmentSettings(OutdialOptions.FromEnvironment())));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, SettingsValidator>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<OutdialOptions>, RepeatingHandlerGuard>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, TransportFilter>(
                services => new TransportFilter(() => Settings(services).Transport)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CallPolicy>();
        services.TryAddSingleton<CallValidator>();
        services.TryAddSingleton<ICallClient>(Client);
        return services.AddHttpClient(HttpClientName, http => HttpDefaults.Apply(http))
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.PrimaryHandler);
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
        return new CallClient(
            Settings(services),
            services.GetRequiredService<IOptions<OutdialOptions>>().Value,
            () => factory.CreateClient(HttpClientName),
            services.GetService<IAccessTokenSource>(),
            services.GetRequiredService<CallValidator>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<CallClient>>(),
            services.GetService<ICallLedger>(),
            services.GetService<IPaceStore>(),
            services.GetService<ITokenStore>());
    }
}
