using System.Net;

namespace Outdial;

/// <summary>What the transport is given instead of a request's own content: it asks the attempt before the body is
/// written, each time.</summary>
/// <remarks>A handler may have read the content into memory, or put another in its place: then only this sees that the
/// transport reads it a second time.</remarks>
internal sealed class LeavingContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly LiveAttempt _attempt;

    internal LeavingContent(HttpContent inner, LiveAttempt attempt)
    {
        (_inner, _attempt) = (inner, attempt);
        foreach (var header in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _attempt.BeginLeaving();
        await _inner.CopyToAsync(stream, context, cancellationToken).ConfigureAwait(false);
        _attempt.EndLeaving();
    }

    protected override void SerializeToStream(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _attempt.BeginLeaving();
        _inner.CopyTo(stream, context, cancellationToken);
        _attempt.EndLeaving();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }
}
