namespace Outdial.Lists;

/// <summary>That a row is tried again after a call that ended in one way. Each attempt has a key of its own, and passes
/// the gates.</summary>
/// <param name="Verdict">How the call ended: one of <see cref="VerdictWords.All"/>.</param>
/// <param name="Times">How often at the most: 1 to 10.</param>
/// <param name="Pause">How long after the call's end: 1 min to 30 days.</param>
public sealed record CallListRetry(string Verdict, int Times, TimeSpan Pause);
