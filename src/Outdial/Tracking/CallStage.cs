namespace Outdial;

/// <summary>How far a call is that is going on.</summary>
public enum CallStage
{
    /// <summary>The service has created the conversation, and shows no leg of it yet.</summary>
    Created,

    /// <summary>The caller's own station is being rung; the destination is called only after it is answered
    /// (recorded on a real organisation).</summary>
    RingingCaller,

    /// <summary>The caller's own station is answered, and the far leg is not there yet.</summary>
    CallerAnswered,

    /// <summary>The called party is being rung, or waits in a queue.</summary>
    RingingCalled,

    /// <summary>The called party has answered.</summary>
    Talking,
}
