using System.Net;

namespace Outdial;

/// <summary>A call's JSON body, which knows its attempt.</summary>
internal sealed class CallContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <param name="body">The bytes.</param>
    /// <param name="attempt">The attempt that it belongs to.</param>
    internal CallContent(ReadOnlyMemory<byte> body, LiveAttempt attempt)
    {
        (_body, Attempt) = (body, attempt);
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>The attempt that it belongs to.</summary>
    internal LiveAttempt Attempt { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Attempt.Read();
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override void SerializeToStream(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Attempt.Read();
        stream.Write(_body.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
