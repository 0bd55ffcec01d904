namespace Outdial.Sandbox;

/// <summary>How an accepted call goes on.</summary>
public enum SimulatedOutcome
{
    /// <summary>The far phone rings and is answered; after a while the far end hangs up.</summary>
    Answered,

    /// <summary>The far phone is busy: it does not ring.</summary>
    Busy,

    /// <summary>The far phone rings, and is not answered.</summary>
    NoAnswer,

    /// <summary>
    /// No number plan of the caller's site reaches the number, so nothing rings (recorded on a real organisation).
    /// </summary>
    NotReachable,

    /// <summary>
    /// The caller's own station is not answered for 60 seconds, and the far phone is never dialled (recorded on a real
    /// organisation).
    /// </summary>
    StationNotAnswered,
}
