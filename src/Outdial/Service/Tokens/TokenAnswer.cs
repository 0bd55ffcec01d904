namespace Outdial;

/// <summary>What the login service gave for a grant.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Token">The token to keep, where one was granted.</param>
internal sealed record TokenAnswer(TokenOutcome Outcome, StoredToken? Token = null);
