using System.Globalization;

namespace Outdial.Cli;

/// <summary>The last line: the outcome of the call, in one sentence.</summary>
internal static class OutcomeText
{
    internal static string For(CallOutcome outcome, OutboundCall call, bool sandbox)
    {
        var to = string.Join(", ", call.Destinations);
        var correlation = outcome.Response?.CorrelationId is { } id ? $" Correlation id: {id}." : "";
        return outcome switch
        {
            CallOutcome.Placed { IsRecorded: true } => $"Placed before to {to}; nothing was sent now.",
            CallOutcome.NotSent { IsRecorded: true } => "Settled as not placed; nothing was sent now.",
            CallOutcome.Refused { IsRecorded: true } => "Refused before; nothing was sent now.",
            CallOutcome.Unknown { IsRecorded: true } =>
                "Unknown since it was dialled before: the phone may have rung. Nothing was sent now.",
            CallOutcome.Placed when sandbox => $"Placed to {to} in the sandbox: no phone rang.",
            CallOutcome.Placed => $"Placed to {to}.{correlation}",
            CallOutcome.Invalid => "Nothing was sent.",
            CallOutcome.Refused => $"Refused; nothing was dialled.{correlation}",
            CallOutcome.Unauthorized => $"Not authorised; nothing was dialled.{correlation}",
            CallOutcome.Throttled => $"Throttled; nothing was dialled.{Wait(outcome)}{correlation}",
            CallOutcome.NotSent => "Not sent; nothing was dialled.",
            CallOutcome.InFlight =>
                "In flight: the call of this key is being placed elsewhere; nothing was sent now. Ask again with the " +
                "same key.",
            CallOutcome.Unknown =>
                $"Unknown: the phone may be ringing. Do not call again before you have looked.{correlation}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Wait(CallOutcome outcome) => outcome.Response?.RetryAfter switch
    {
        null => "",
        var after when after >= ApiResponse.LongestRetryAfter => " The service asks to wait a year or more.",
        { } after => string.Create(
            CultureInfo.InvariantCulture, $" The service asks to wait {after.TotalSeconds:0} s."),
    };
}
