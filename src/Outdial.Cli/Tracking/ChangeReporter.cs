using System.Diagnostics;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>Reports the outcome of changing a call: as text, or as one JSON object.</summary>
internal sealed class ChangeReporter(Terminal terminal, bool json)
{
    internal const string WrappedUp = "The wrap-up code is set.";

    /// <summary>The outcome of the change.</summary>
    internal int Say(string id, ChangeOutcome outcome, string accepted) => Report(
        id,
        Name(outcome),
        (outcome as ChangeOutcome.Refused)?.Status,
        Reason(outcome),
        accepted,
        outcome switch
        {
            ChangeOutcome.Accepted => ExitCode.Done,
            ChangeOutcome.Refused { Status: 401 or 403 } => ExitCode.Unauthorized,
            ChangeOutcome.Refused { Status: 429 } => ExitCode.Throttled,
            ChangeOutcome.Refused { Status: null } refused => ExitCode.Of(refused.Reason),
            ChangeOutcome.Refused or ChangeOutcome.NotFound => ExitCode.Refused,
            ChangeOutcome.Unknown => ExitCode.Unknown,
            _ => throw new UnreachableException(),
        });

    /// <summary>It was not asked for: what was written is wrong, or a name could not be looked up.</summary>
    internal int NotAsked(string id, Diagnostic reason, int exitCode, string? written = null) =>
        Report(id, exitCode == ExitCode.Invalid ? "invalid" : "notSent", null, reason, "", exitCode, written);

    /// <summary>Why it was not made; null if it was.</summary>
    internal static Diagnostic? Reason(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.NotFound missing => missing.Reason,
        ChangeOutcome.Refused refused => refused.Reason,
        ChangeOutcome.Unknown unknown => unknown.Reason,
        _ => null,
    };

    private int Report(
        string id,
        string outcome,
        int? status,
        Diagnostic? reason,
        string accepted,
        int exitCode,
        string? written = null)
    {
        if (json)
        {
            var result = new ChangeObject(
                id, outcome, status, reason is null ? [] : [CallReportDiagnostic.Of(reason)]);
            terminal.Out.WriteLine(JsonSerializer.Serialize(result, TrackingJson.Line.ChangeObject));
        }
        else if (reason is not null)
        {
            DiagnosticWriter.Write(terminal.Words, reason, reason.Path, written);
        }
        else
        {
            terminal.Error.WriteLine(accepted);
        }

        return exitCode;
    }

    private static string Name(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Accepted => "accepted",
        ChangeOutcome.NotFound => "notFound",
        ChangeOutcome.Refused => "refused",
        ChangeOutcome.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };
}
