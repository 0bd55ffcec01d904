namespace Outdial;

/// <summary>A text that can replace the faulty one.</summary>
/// <param name="Replacement">The whole text to write instead; it may be a phone number, so keep it out of logs.</param>
/// <param name="Applicability">Whether a machine may write it.</param>
public sealed record Fix(string Replacement, Applicability Applicability);
