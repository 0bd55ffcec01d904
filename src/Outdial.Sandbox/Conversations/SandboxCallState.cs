namespace Outdial.Sandbox;

/// <summary>How far a call has come.</summary>
public enum SandboxCallState
{
    /// <summary>The caller's own station rings; the far end is not dialled yet.</summary>
    Contacting,

    /// <summary>The far end is dialled, and has not answered.</summary>
    Dialing,

    /// <summary>The far end has answered: with several, at least one of them.</summary>
    Connected,

    /// <summary>Every leg has ended, answered or not.</summary>
    Ended,
}
