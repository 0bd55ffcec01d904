using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>The innermost handler: lets a call's request through to the transport if it is the one request of a live
/// attempt.</summary>
/// <remarks>
/// What comes a second time, at the same time, later, or as a copy, was sent by a handler above: it is stopped before a
/// byte leaves. A POST counts as a call's unless it is one that Outdial sends for other purposes: a handler may have
/// changed its address.
/// </remarks>
/// <param name="resets">What the transport's connections said; null if that is not known.</param>
internal sealed class SendOnceHandler(StreamResets? resets = null) : DelegatingHandler
{
    private static readonly string[] OtherPosts =
    [
        "/oauth/token", "/analytics/conversations/details/query", "/users/search", "/notifications/channels",
        "/disconnect", "/wrapup",
    ];

    internal SendOnceHandler(SocketsHttpHandler transport)
        : this(StreamResets.Of(transport)) => InnerHandler = transport;

    /// <summary>A client without a container, whose calls pass through this handler; it owns its connections.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of what it is made of.")]
    internal static HttpClient Client(TransportSettings transport) => HttpDefaults.Apply(new HttpClient(
        new SendOnceHandler(HttpDefaults.Configure(HttpDefaults.PrimaryHandler(), transport))));

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsCall(request)
            ? PassAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsCall(request))
        {
            return base.Send(request, cancellationToken);
        }

        var (attempt, own) = Enter(request);
        try
        {
            var response = base.Send(request, cancellationToken);
            attempt.AnsweredStatus = (int)response.StatusCode;
            return response;
        }
        finally
        {
            Leave(request, attempt, own);
        }
    }

    private async Task<HttpResponseMessage> PassAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (attempt, own) = Enter(request);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt.AnsweredStatus = (int)response.StatusCode;
            return response;
        }
        finally
        {
            Leave(request, attempt, own);
        }
    }

    private static bool IsCall(HttpRequestMessage request) =>
        request.Content is CallContent ||
        (request.Method == HttpMethod.Post && !(request.RequestUri is { IsAbsoluteUri: true } address &&
            OtherPosts.Any(path => address.AbsolutePath.EndsWith(path, StringComparison.Ordinal))));

    private (LiveAttempt Attempt, HttpContent? Own) Enter(HttpRequestMessage request)
    {
        // The flow of execution may have been cut off, and the content may be another attempt's.
        var (own, running) = ((request.Content as CallContent)?.Attempt, LiveAttempt.Current);
        if ((own ?? running) is not { } attempt || (running is not null && running != attempt))
        {
            throw new StrayRequestException();
        }

        // Over HTTP/3 frames are not seen, and which version it will be is known only where it is named.
        var isHttp2 = request.Version.Major == 2 &&
            request.VersionPolicy != HttpVersionPolicy.RequestVersionOrHigher;
        attempt.Pass(isHttp2 ? resets : null);
        var content = request.Content;
        if (content is not null)
        {
            request.Content = new LeavingContent(content, attempt);
        }

        return (attempt, content);
    }

    private static void Leave(HttpRequestMessage request, LiveAttempt attempt, HttpContent? own)
    {
        request.Content = own;
        attempt.Return();
    }
}
