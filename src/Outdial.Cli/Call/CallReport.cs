using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>The report of a call, for every outcome.</summary>
internal sealed record CallReport(string Outcome, Contract? Contract, ImmutableArray<Diagnostic> Diagnostics)
{
    internal JsonElement? Request { get; init; }

    internal string? ConversationId { get; init; }

    internal bool Recorded { get; init; }

    internal int Attempts { get; init; }

    internal ApiResponse? Answer { get; init; }

    internal CallEnd? End { get; init; }

    internal static CallReport Of(CallOutcome outcome, Contract contract) =>
        new(outcome.Kind, contract, outcome.Diagnostics)
        {
            ConversationId = (outcome as CallOutcome.Placed)?.ConversationId,
            Recorded = outcome.IsRecorded,
            Attempts = outcome.AttemptCount,
            Answer = outcome.Response,
            Request = outcome.Request is { } request ? CallReporter.Parsed(request.BodyText) : null,
        };

    internal CallReportObject ForJson() => new(
        Outcome,
        ConversationId,
        Answer?.Status,
        Contract is { } contract ? ContractNames.Of(contract) : null,
        Attempts,
        Answer?.CorrelationId,
        Request,
        ConversationId is not null || Answer is null ? null : new CallReportError(
            Answer.Code,
            Answer.Message,
            Answer.RetryAfter?.TotalSeconds,
            [.. Answer.Details],
            [.. Answer.Errors],
            Answer.Body),
        [.. Diagnostics.Concat(End?.Diagnostics ?? []).Select(CallReportDiagnostic.Of)],
        Recorded,
        End?.Last is { } last ? VerdictName.Of(last.Verdict) : null,
        End?.Last?.Legs.Select(LegObject.Of).ToList(),
        End?.WrapUp);
}
