namespace Outdial;

/// <summary>One attempt at a call while it lasts: it lets one body leave, once.</summary>
/// <remarks>
/// It is carried by the flow of execution and by the request's content, so that a copy which a handler of the
/// application makes belongs to it as the request itself does. This is the proof behind "nothing was dialled": a server
/// that has not been sent the body cannot have acted on it, and the transport reads the content only once a connection
/// stands. <see cref="SendOnceHandler"/> asks it before a request passes, <see cref="LeavingContent"/> before a byte of
/// the body is written.
/// </remarks>
/// <param name="leaveBy">When the body must have begun to leave, or does not leave any more.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveAttempt(DateTimeOffset leaveBy, TimeProvider time)
{
    private static readonly AsyncLocal<LiveAttempt?> Ambient = new();

    private readonly Lock _gate = new();
    private bool _isPassing;
    private bool _isLeaving;
    private bool _isOver;
    private bool _wasRead;
    private bool _left;
    private StreamResets? _resets;
    private (long Refused, long Ended) _countsBefore;

    /// <summary>The attempt that the running code belongs to; null outside of one.</summary>
    internal static LiveAttempt? Current => Ambient.Value;

    /// <summary>Whether a byte of the body may have left this machine. A handler that read the body may have sent it
    /// by other means.</summary>
    internal bool Left => _left || _wasRead;

    /// <summary>Whether the transport began to write a body of this attempt.</summary>
    internal bool IsWithTransport => _left;

    /// <summary>Whether the whole body was handed to the connection.</summary>
    internal bool LeftWhole { get; private set; }

    /// <summary>Whether the server reset the stream as refused: the body that left was not acted on.</summary>
    internal bool IsRefused { get; private set; }

    /// <summary>Whether a request beside the one that may leave was stopped.</summary>
    internal bool HasStopped { get; private set; }

    /// <summary>The status of the answer that the transport gave; null without one.</summary>
    internal int? AnsweredStatus { get; set; }

    /// <summary>Makes this the attempt of all that is called from here on.</summary>
    internal void Begin() => Ambient.Value = this;

    /// <summary>Ends it: what has not begun to leave does not leave any more.</summary>
    internal void End()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }

    /// <summary>A request of the attempt passes to the transport.</summary>
    /// <param name="resets">What the connections' other ends said; null if that is not known.</param>
    /// <exception cref="StrayRequestException">Another does so, or has left, or the attempt has ended.</exception>
    internal void Pass(StreamResets? resets)
    {
        lock (_gate)
        {
            if (_isPassing || _left || _isOver)
            {
                throw Stray();
            }

            // Counted from here: a server may refuse the stream on its headers, before the body begins to leave.
            (_resets, _countsBefore) = (resets, resets?.Counts ?? default);
            _isPassing = true;
        }
    }

    /// <summary>The request that passed has come back, with or without an answer.</summary>
    internal void Return()
    {
        lock (_gate)
        {
            _isPassing = false;
        }
    }

    /// <summary>The body of the request that passed is about to be written.</summary>
    /// <exception cref="IOException">It left before.</exception>
    /// <exception cref="StrayRequestException">The attempt has ended.</exception>
    /// <exception cref="OperationCanceledException">The time to send is over.</exception>
    internal void BeginLeaving()
    {
        lock (_gate)
        {
            if (_left && !_isOver)
            {
                // .NET's transport reads a body again after RST_STREAM (REFUSED_STREAM) and after GOAWAY. Only the
                // first proves that the request was not processed. None is sent from here: pauses are ours.
                IsRefused = _resets?.ProvesRefusal(_countsBefore) == true && !_wasRead;
                throw new IOException("The body has left, and is not sent again.");
            }

            if (_isOver)
            {
                throw Stray();
            }

            // A process can stand still at any place, and the timer that ends the attempt with it. Others have then
            // called the call unknown, and may have found that it was not placed: it must not be placed after that.
            if (time.GetUtcNow() >= leaveBy)
            {
                throw new OperationCanceledException("The time to send was over before the body began to leave.");
            }

            _left = _isLeaving = true;
        }
    }

    /// <summary>The body was written whole.</summary>
    internal void EndLeaving()
    {
        lock (_gate)
        {
            (_isLeaving, LeftWhole) = (false, true);
        }
    }

    /// <summary>The body is read, by the transport or by a handler.</summary>
    internal void Read()
    {
        lock (_gate)
        {
            _wasRead |= !_isLeaving;
        }
    }

    private StrayRequestException Stray()
    {
        HasStopped = true;
        return new StrayRequestException();
    }
}
