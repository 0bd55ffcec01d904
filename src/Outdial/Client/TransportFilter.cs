using Microsoft.Extensions.Http;

namespace Outdial;

/// <summary>Puts <see cref="SendOnceHandler"/> below every handler that an application adds to our HTTP client, in
/// whatever order, and lets the transport below that keep to the settings.</summary>
/// <param name="transport">Gives the settings of an account, once they are known to be right.</param>
internal sealed class TransportFilter(Func<string, TransportSettings> transport) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (AccountNames.OfHttpClient(builder.Name) is { } account)
        {
            var sockets = builder.PrimaryHandler as SocketsHttpHandler;
            if (sockets is not null)
            {
                HttpDefaults.Configure(sockets, transport(account));
            }

            builder.AdditionalHandlers.Add(
                new SendOnceHandler(sockets is null ? null : StreamResets.Of(sockets)));
        }
    };
}
