using System.Net;

namespace Outdial;

/// <summary>A JSON body that remembers how far it has left.</summary>
/// <remarks>
/// This is the proof behind "nothing was dialled": a server that has not been sent the body cannot have acted on it,
/// and HttpClient reads the content only once a connection stands. Over HTTP/1.1 it never sends a POST with a body
/// again by itself after that (System.Net.Http prohibits its own retry as soon as content is being sent); over HTTP/2
/// it does so only where the server said that it did not process the request.
/// </remarks>
internal sealed class WatchedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly DateTimeOffset _leaveBy;
    private readonly TimeProvider _time;
    private bool _passed;

    /// <param name="body">The bytes.</param>
    /// <param name="leaveBy">When they must have begun to leave, or do not leave any more.</param>
    /// <param name="time">The clock.</param>
    internal WatchedContent(ReadOnlyMemory<byte> body, DateTimeOffset leaveBy, TimeProvider time)
    {
        (_body, _leaveBy, _time) = (body, leaveBy, time);
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>Whether a byte of the body may have left this machine.</summary>
    internal bool Left { get; private set; }

    /// <summary>Whether the whole body was handed to the connection.</summary>
    internal bool LeftWhole { get; private set; }

    /// <summary>Whether the transport may read the body again by itself: it is one that does so only where the server
    /// did not process the request.</summary>
    internal bool MayBeReadAgain { get; set; }

    /// <summary>Says that the request is handed to the transport.</summary>
    /// <exception cref="InvalidOperationException">It was before, and may have left then.</exception>
    internal void Pass()
    {
        if (_passed && Left)
        {
            throw SentTwice();
        }

        _passed = true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Left && !MayBeReadAgain)
        {
            throw SentTwice();
        }

        // A process can stand still at any place, and the timer that ends the attempt with it. Others have then called
        // the call unknown, and may have found that it was not placed: it must not be placed after that.
        if (_time.GetUtcNow() >= _leaveBy)
        {
            throw new OperationCanceledException("The time to send was over before the body began to leave.");
        }

        (Left, LeftWhole) = (true, false);
        await stream.WriteAsync(_body, cancellationToken).ConfigureAwait(false);
        LeftWhole = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    // Something between the client and the wire repeats requests, such as a resilience handler added for all clients
    // of a host. The call may have been placed already: this ends it here, and the outcome is Unknown.
    private static InvalidOperationException SentTwice() => new("A call's request is never sent twice.");
}
