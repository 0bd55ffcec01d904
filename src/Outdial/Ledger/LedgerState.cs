namespace Outdial;

/// <summary>How far a keyed call has come.</summary>
public enum LedgerState
{
    /// <summary>The key is known, and no request is on its way: it may be dialled.</summary>
    Planned,

    /// <summary>An attempt was about to leave, and its outcome is not recorded.</summary>
    Intended,

    /// <summary>The service created the conversation.</summary>
    Placed,

    /// <summary>The service refused the call; nothing was dialled.</summary>
    Refused,

    /// <summary>An attempt left, and whether it was acted on is not known.</summary>
    Unknown,

    /// <summary>It was unknown, and is settled: by what the service showed, or by a person.</summary>
    Settled,
}
