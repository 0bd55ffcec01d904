using System.Net;

namespace Outdial;

/// <summary>The connections that calls go through.</summary>
internal static class HttpDefaults
{
    internal static SocketsHttpHandler PrimaryHandler() => new()
    {
        // A redirected POST is a second request to somebody else, token included.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new LoopbackProxy(HttpClient.DefaultProxy),
        // Not Brotli: its decoder answers broken input with an exception that says nothing of input.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    internal static HttpClient Apply(HttpClient http)
    {
        // The transport keeps time itself, on the clock it was given.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = 1 << 20;
        return http;
    }
}
