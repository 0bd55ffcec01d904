namespace Outdial;

/// <summary>What is known of a row of a list: the state of its last attempt.</summary>
public enum ListRowState
{
    /// <summary>It is to be placed, now or when it is due.</summary>
    Waiting,

    /// <summary>It is being placed, or the call goes on.</summary>
    Calling,

    /// <summary>The call was placed, and is over.</summary>
    Ended,

    /// <summary>The service refused the call; nothing was dialled.</summary>
    Refused,

    /// <summary>Whether the call was placed is not known: it needs a person.</summary>
    Unknown,

    /// <summary>It was unknown, and is settled: nothing was dialled, and the row is not tried again.</summary>
    NotPlaced,

    /// <summary>A gate holds it back, and time alone does not open it: it is suppressed, or its last moment is
    /// over.</summary>
    Withheld,

    /// <summary>The list was cancelled before it was placed.</summary>
    Cancelled,
}
