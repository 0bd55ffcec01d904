using Microsoft.Extensions.Http;

namespace Outdial;

/// <summary>Puts <see cref="SendOnceHandler"/> below every handler that an application adds to our HTTP client, in
/// whatever order.</summary>
internal sealed class TransportFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name == OutdialServiceCollectionExtensions.HttpClientName)
        {
            builder.AdditionalHandlers.Add(new SendOnceHandler());
        }
    };
}
