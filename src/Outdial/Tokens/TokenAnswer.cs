namespace Outdial;

/// <summary>What the login service gave for a grant.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Token">The token to keep, where one was granted.</param>
/// <param name="NewestIsOver">Whether the newest refresh token is not taken any more.</param>
internal sealed record TokenAnswer(TokenOutcome Outcome, StoredToken? Token = null, bool NewestIsOver = false);
