namespace Outdial.Cli;

/// <summary>One code for each kind of outcome, the same for every command.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Refused = 1;
    internal const int Usage = 2;
    internal const int Invalid = 3;
    internal const int Unauthorized = 4;
    internal const int Throttled = 5;
    internal const int Unknown = 6;
    internal const int NotSent = 7;

    /// <summary>Ctrl-C in a command that places no calls: what shells have for it.</summary>
    internal const int Interrupted = 130;

    /// <summary>For what prevents a call before it is placed.</summary>
    internal static int Of(Diagnostic finding) => finding.Rule switch
    {
        var rule when rule == ServiceRules.NotReached || rule == ServiceRules.TokenFailed => NotSent,
        var rule when rule == ServiceRules.TokenThrottled => Throttled,
        var rule when rule == ServiceRules.NoStation || rule == ServiceRules.NotFound ||
            rule == CallRules.PlatformNeedsUser => Refused,
        { Id: ['O', 'D', '4', ..] } => Unauthorized,
        _ => Usage,
    };

    /// <summary>For the outcome of a call.</summary>
    internal static int Of(CallOutcome outcome) => outcome.Match(
        placed: _ => Done,
        invalid: _ => Invalid,
        refused: _ => Refused,
        unauthorized: _ => Unauthorized,
        throttled: _ => Throttled,
        notSent: _ => NotSent,
        inFlight: _ => Unknown, // its outcome is not known yet, and the phone may ring
        unknown: _ => Unknown);
}
