namespace Outdial.Wire;

/// <summary>What the server does.</summary>
internal enum WireAct
{
    /// <summary>Answers, as it should.</summary>
    Answer,

    /// <summary>Answers one byte at a time.</summary>
    AnswerSlowly,

    /// <summary>Closes the connection.</summary>
    Close,

    /// <summary>Ends its own direction of the connection, and reads on.</summary>
    HalfClose,

    /// <summary>Resets the TCP connection.</summary>
    Reset,

    /// <summary>Sends bytes that mean nothing, and closes.</summary>
    Garbage,

    /// <summary>Says nothing more, and reads on.</summary>
    Stall,

    /// <summary>HTTP/2: RST_STREAM.</summary>
    ResetStream,

    /// <summary>HTTP/2: GOAWAY.</summary>
    GoAway,
}
