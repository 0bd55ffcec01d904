using System.Diagnostics;

namespace Outdial.Cli;

/// <summary>A verdict for scripts: its name, and the exit code.</summary>
internal static class VerdictName
{
    internal static string Of(CallVerdict verdict) => verdict switch
    {
        CallVerdict.Ongoing => "ongoing",
        CallVerdict.Answered => "answered",
        CallVerdict.Busy => "busy",
        CallVerdict.NoAnswer => "noAnswer",
        CallVerdict.NotAnswered => "notAnswered",
        CallVerdict.StationNotAnswered => "stationNotAnswered",
        CallVerdict.NoNumberPlan => "noNumberPlan",
        CallVerdict.HungUpBeforeAnswer => "hungUpBeforeAnswer",
        CallVerdict.Transferred => "transferred",
        CallVerdict.Failed => "failed",
        CallVerdict.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    /// <summary>Of a call that was placed: never a code that says that nothing was dialled.</summary>
    internal static int ExitCodeOf(CallVerdict verdict) => verdict switch
    {
        CallVerdict.Ongoing or CallVerdict.Answered or CallVerdict.Transferred => ExitCode.Done,
        CallVerdict.Unknown => ExitCode.Unknown,
        _ => ExitCode.Refused,
    };
}
