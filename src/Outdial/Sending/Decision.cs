namespace Outdial;

/// <summary>A row of <see cref="Decisions"/>: what an attempt proves, and what follows from it.</summary>
/// <param name="Id">Its name; for what was sent also in logs, traces and <see cref="CallAttempt.Decision"/>.</param>
/// <param name="What">What happened.</param>
/// <param name="Outcome">The outcome if the request is not sent again, or no more.</param>
/// <param name="Repeat">Whether it is sent again, and when.</param>
/// <param name="Why">What is proved, and by what.</param>
internal sealed record Decision(string Id, string What, OutcomeKind Outcome, Repeat Repeat, string Why)
{
    /// <summary>Whether the request may be sent again after a pause.</summary>
    internal bool RepeatsAfterPause => Repeat is Repeat.AfterBackOff or Repeat.AfterWhatTheServiceAsks;
}
