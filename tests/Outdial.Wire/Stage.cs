namespace Outdial.Wire;

/// <summary>When the server acts.</summary>
internal enum Stage
{
    /// <summary>The connection is accepted; TLS, if it is spoken, has not begun.</summary>
    Accepted,

    /// <summary>Before anything of the request is read.</summary>
    BeforeRequest,

    /// <summary>The request's headers are read.</summary>
    Headers,

    /// <summary>A part of the body is read.</summary>
    MiddleOfBody,

    /// <summary>The whole request is read.</summary>
    Body,

    /// <summary>The headers of the answer are sent.</summary>
    AnswerHeaders,

    /// <summary>The headers and a part of the body of the answer are sent.</summary>
    MiddleOfAnswer,
}
