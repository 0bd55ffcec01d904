using Microsoft.Extensions.DependencyInjection;

namespace Outdial;

/// <summary>Goes on with the registration of Outdial in a container.</summary>
/// <remarks>Packages add to it: <c>AddSqliteLedger</c> of Outdial.Ledger.</remarks>
public sealed class OutdialBuilder
{
    internal OutdialBuilder(IServiceCollection services, IHttpClientBuilder httpClient) =>
        (Services, HttpClient) = (services, httpClient);

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The HTTP client that both tokens and calls go through.</summary>
    /// <remarks>A handler that repeats requests must not be added to it, nor to all clients of the host: a repeated
    /// POST is a second ringing phone. The host does not start with one that is known to do so.</remarks>
    public IHttpClientBuilder HttpClient { get; }
}
