namespace Outdial.Sandbox;

/// <summary>What breaks.</summary>
public enum FaultKind
{
    /// <summary>
    /// Waits <see cref="SandboxFault.Duration"/> before the request is read. Combines with the others.
    /// </summary>
    Delay,

    /// <summary>The request meets a clock that is ahead by <see cref="SandboxFault.Duration"/>, so that a token expires
    /// sooner than promised. Combines with the others.</summary>
    Skew,

    /// <summary>The connection is reset before the request's body is read. Nothing is dialled.</summary>
    ResetUnread,

    /// <summary>The connection is reset when half of the body is read. Nothing is dialled.</summary>
    ResetReading,

    /// <summary>The connection is reset when the whole request is read, and before anything is done.</summary>
    ResetRead,

    /// <summary>The answer is <see cref="SandboxFault.Status"/>, and nothing is done.</summary>
    Status,

    /// <summary>The request is acted on, so phones ring; then the connection is reset instead of an answer.</summary>
    LoseByReset,

    /// <summary>
    /// The request is acted on, so phones ring; then nothing comes, until the client gives up or
    /// <see cref="SandboxFault.Duration"/> is over, after which the connection is reset.
    /// </summary>
    LoseByHanging,

    /// <summary>The request is acted on, so phones ring; the answer is 504, as from a gateway.</summary>
    LoseByTimeout,

    /// <summary>
    /// The request is acted on; of the answer's body the first half arrives, then the connection ends.
    /// </summary>
    Truncate,

    /// <summary>The request is acted on; the answer has the right status, and a body of HTML.</summary>
    NotJson,

    /// <summary>
    /// The request is acted on; the answer's body comes byte by byte, with <see cref="SandboxFault.Duration"/> between.
    /// </summary>
    Drip,
}
