namespace Outdial.Lists;

/// <summary>What follows from a call for those that come next.</summary>
/// <param name="CallerNotBefore">When its caller may be asked again.</param>
/// <param name="NotBefore">Before when no call at all is placed.</param>
/// <param name="Failure">Why no further call can be placed; null if it can.</param>
/// <param name="IsFailure">Whether the call counts as failed; null if it does not count.</param>
internal readonly record struct CallTurn(
    DateTimeOffset CallerNotBefore, DateTimeOffset NotBefore, Diagnostic? Failure, bool? IsFailure);
