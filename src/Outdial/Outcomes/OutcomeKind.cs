namespace Outdial;

/// <summary>The cases of <see cref="CallOutcome"/>, as values of a table.</summary>
internal enum OutcomeKind
{
    Placed,
    Refused,
    Unauthorized,
    Throttled,
    NotSent,
    Unknown,
}
