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

    /// <summary>For what stands in the way of a call before it is placed.</summary>
    internal static int Of(Diagnostic finding) => finding.Rule switch
    {
        var rule when rule == ServiceRules.NotReached || rule == ServiceRules.TokenFailed => NotSent,
        var rule when rule == ServiceRules.TokenThrottled => Throttled,
        var rule when rule == ServiceRules.NoStation || rule == ServiceRules.NotFound ||
            rule == CallRules.PlatformNeedsUser => Refused,
        { Id: ['O', 'D', '4', ..] } => Unauthorized,
        _ => Usage,
    };

    internal static int Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Placed => Done,
        CallOutcome.Invalid => Invalid,
        CallOutcome.Refused => Refused,
        CallOutcome.Unauthorized => Unauthorized,
        CallOutcome.Throttled => Throttled,
        CallOutcome.NotSent => NotSent,
        CallOutcome.Unknown => Unknown,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
