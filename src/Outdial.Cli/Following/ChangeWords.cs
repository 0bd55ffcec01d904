using System.Diagnostics;

namespace Outdial.Cli;

/// <summary>What came of changing a call: in words, and as an exit code.</summary>
internal static class ChangeWords
{
    internal const string WrappedUp = "The wrap-up code is set.";

    internal static int Say(Terminal terminal, ChangeOutcome outcome, string accepted)
    {
        if (Reason(outcome) is { } reason)
        {
            DiagnosticWriter.Write(terminal.Words, reason, "", null);
        }
        else
        {
            terminal.Error.WriteLine(accepted);
        }

        return outcome switch
        {
            ChangeOutcome.Accepted => ExitCode.Done,
            ChangeOutcome.Refused { Status: 401 or 403 } => ExitCode.Unauthorized,
            ChangeOutcome.Refused { Status: 429 } => ExitCode.Throttled,
            ChangeOutcome.Refused { Status: null } => ExitCode.NotSent,
            ChangeOutcome.Refused or ChangeOutcome.NotFound => ExitCode.Refused,
            ChangeOutcome.Unknown => ExitCode.Unknown,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Why it was not made; null if it was.</summary>
    internal static Diagnostic? Reason(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.NotFound missing => missing.Reason,
        ChangeOutcome.Refused refused => refused.Reason,
        ChangeOutcome.Unknown unknown => unknown.Reason,
        _ => null,
    };
}
