namespace Outdial;

/// <summary>The innermost handler: lets a call's request through to the transport once.</summary>
/// <remarks>What comes a second time was repeated by a handler above, whatever its reason; what the transport repeats
/// by itself stays below.</remarks>
internal sealed class SendOnceHandler : DelegatingHandler
{
    internal SendOnceHandler()
    {
    }

    internal SendOnceHandler(HttpMessageHandler transport)
        : base(transport)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is WatchedContent body)
        {
            body.Pass();
            body.MayBeReadAgain = InnerHandler is SocketsHttpHandler;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
