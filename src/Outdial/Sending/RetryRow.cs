namespace Outdial;

/// <summary>A row of the table that decides whether a call's request is sent again.</summary>
/// <param name="Id">Its name, in logs, traces and <see cref="CallAttempt.Decision"/>.</param>
/// <param name="What">What happened.</param>
/// <param name="Outcome">The outcome if it is not sent again, or no more.</param>
/// <param name="Repeat">Whether it is sent again, and when.</param>
/// <param name="Why">What is proved, and by what.</param>
internal sealed record RetryRow(string Id, string What, string Outcome, Repeat Repeat, string Why);
