namespace Outdial;

/// <summary>How far one attempt came: what failed, or that it was answered.</summary>
/// <remarks>A server that was not sent the body cannot have acted on it; so everything up to
/// <see cref="RequestHeaders"/> proves that nothing was dialled, and everything from <see cref="RequestBody"/> on
/// alone proves nothing.</remarks>
public enum SendStage
{
    /// <summary>There was no token, no permit or no durable intent: nothing was sent.</summary>
    Preparation,

    /// <summary>The host's name was not found (DNS).</summary>
    NameResolution,

    /// <summary>No connection came about, to the host or through the proxy; or none in time.</summary>
    Connection,

    /// <summary>TLS was not agreed on.</summary>
    Tls,

    /// <summary>A connection stood, and the body did not begin to leave.</summary>
    RequestHeaders,

    /// <summary>The body began to leave, and did not leave whole.</summary>
    RequestBody,

    /// <summary>The request left whole, and no answer began to come back.</summary>
    ResponseHeaders,

    /// <summary>An answer began to come back, and did not come whole.</summary>
    ResponseBody,

    /// <summary>The answer came whole.</summary>
    Answered,
}
