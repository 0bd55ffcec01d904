using System.Net;
using System.Net.Http.Headers;

namespace Outdial;

/// <summary>A JSON body that remembers whether it began to leave.</summary>
/// <remarks>
/// This is the proof behind "nothing was dialled": a server that has not been sent the body cannot have acted on it,
/// and HttpClient reads the content only once a connection stands. It never sends a POST with a body again by itself
/// after that (System.Net.Http prohibits its own retry as soon as content is being sent).
/// </remarks>
internal sealed class WatchedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;

    internal WatchedContent(ReadOnlyMemory<byte> body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    /// <summary>Whether a byte of the body may have left this machine.</summary>
    internal bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Left)
        {
            // Something between the client and the wire repeats requests, such as a resilience handler added for all
            // clients of a host. The call may have been placed already: this ends it here, and the outcome is Unknown.
            throw new InvalidOperationException("A call's request is never sent twice.");
        }

        Left = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
