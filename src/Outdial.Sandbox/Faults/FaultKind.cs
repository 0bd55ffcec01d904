namespace Outdial.Sandbox;

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>
    /// Waits <see cref="SandboxFault.Duration"/> before the request is read. Combines with the others.
    /// </summary>
    Delay,

    /// <summary>The token is checked by a clock that is ahead by <see cref="SandboxFault.Duration"/>, so that it
    /// expires sooner than <c>expires_in</c> says. Combines with the others.</summary>
    Skew,

    /// <summary>The connection is reset before the request's body is read. Nothing is dialled.</summary>
    ResetUnread,

    /// <summary>The connection is reset when half of the body is read. Nothing is dialled.</summary>
    ResetReading,

    /// <summary>The connection is reset when the whole request is read, and before it is processed.</summary>
    ResetRead,

    /// <summary>The response is <see cref="SandboxFault.Status"/>, and the request is not processed.</summary>
    Status,

    /// <summary>The request is processed, so phones ring; then the connection is reset instead of a response.</summary>
    LoseByReset,

    /// <summary>
    /// The request is processed, so phones ring; then no response comes, until the client gives up or
    /// <see cref="SandboxFault.Duration"/> is over, after which the connection is reset.
    /// </summary>
    LoseByHanging,

    /// <summary>The request is processed, so phones ring; the response is 504, as from a gateway.</summary>
    LoseByTimeout,

    /// <summary>
    /// The request is processed; of the response's body the first half arrives, then the connection ends.
    /// </summary>
    Truncate,

    /// <summary>The request is processed; the response has the right status, and a body of HTML.</summary>
    NotJson,

    /// <summary>
    /// The request is processed; the response's body comes byte by byte, with <see cref="SandboxFault.Duration"/>
    /// between.
    /// </summary>
    Drip,
}
