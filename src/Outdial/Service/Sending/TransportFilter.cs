using Microsoft.Extensions.Http;

namespace Outdial;

/// <summary>Puts <see cref="SendOnceHandler"/> below every handler that an application adds to our HTTP client, in
/// whatever order, and lets the transport below that keep to the settings.</summary>
/// <param name="transport">Gives the settings, once they are known to be right.</param>
internal sealed class TransportFilter(Func<TransportSettings> transport) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name == OutdialServiceCollectionExtensions.HttpClientName)
        {
            builder.AdditionalHandlers.Add(new SendOnceHandler());
            if (builder.PrimaryHandler is SocketsHttpHandler sockets)
            {
                HttpDefaults.Keep(sockets, transport());
            }
        }
    };
}
