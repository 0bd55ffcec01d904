using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Outdial.Wire;

/// <summary>A client as an application registers it, which speaks what the server does.</summary>
internal static class WireClient
{
    internal static ServiceProvider For(Uri url, bool isHttp2, TimeSpan attemptTimeout)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
            {
                options.AccessToken = "token";
                (options.LoginUrl, options.ApiUrl) = (url, url);
                options.Retry.BackOff = TimeSpan.FromMilliseconds(1);
                options.RateLimit.Enabled = false;
                options.AttemptTimeout = attemptTimeout;
            })
            .HttpClient
            .ConfigureHttpClient(http => http.DefaultRequestVersion =
                isHttp2 ? HttpVersion.Version20 : HttpVersion.Version11)
            .ConfigureHttpClient(http => http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            });
        return services.BuildServiceProvider();
    }
}
