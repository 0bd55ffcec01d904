using Outdial.TestSupport;

namespace Outdial.Crash;

/// <summary>Lets the clock stand still while a request is on its way. There are no notifications: calls are followed by
/// polling, whose requests are seen here.</summary>
internal sealed class HoldingHandler(VirtualTime time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/v2/notifications", StringComparison.Ordinal))
        {
            return new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden);
        }

        time.Hold();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            time.Release();
        }
    }
}
