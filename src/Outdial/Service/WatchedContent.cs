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
        Left = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
