namespace Outdial.Docs.Tests;

/// <summary>The usual retry by hand: it copies the request and sends the copy, three times, whatever came.</summary>
internal sealed class CopyingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? last = null;
        for (var i = 0; i < 3; i++)
        {
            last?.Dispose();
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri)
            {
                Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)),
            };
            foreach (var header in request.Headers.Concat(request.Content.Headers))
            {
                _ = copy.Headers.TryAddWithoutValidation(header.Key, header.Value) ||
                    copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            last = await base.SendAsync(copy, cancellationToken);
        }

        return last!;
    }
}
