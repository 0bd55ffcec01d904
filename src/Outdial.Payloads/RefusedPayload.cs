using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>What Outdial's own check says of a body that the service refused with 400.</summary>
public static class RefusedPayload
{
    private static readonly CallPolicy Policy = new() { AllowEmergencyNumbers = true }; // that was decided before

    /// <summary>Checks the body that was sent, if the service blames it.</summary>
    /// <param name="outcome">The outcome of the call.</param>
    /// <returns>The findings, whose places begin with <c>request.</c>; the note
    /// <see cref="ServiceRules.BodyFoundClean"/> if there are none; nothing unless the outcome is a refusal of the
    /// body.</returns>
    public static ImmutableArray<Diagnostic> Check(CallOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome is not CallOutcome.Refused { Response: { } response, Request: { } request } ||
            !BlamesBody(response, outcome.Diagnostics))
        {
            return [];
        }

        var own = new PayloadChecker(request.Contract, Policy).Check(request.Body.Span).Findings;
        return own.IsEmpty
            ? [new Diagnostic(ServiceRules.BodyFoundClean)]
            : [.. own.Select(finding => finding.Diagnostic with { Path = Place(finding.Diagnostic.Path) })];
    }

    private static bool BlamesBody(ApiResponse response, ImmutableArray<Diagnostic> findings) =>
        response.Status == 400 && findings.Any(finding =>
            finding.Rule == ServiceRules.ParticipantRefused || finding.Rule == ServiceRules.DestinationRefused ||
            finding.Rule == ServiceRules.ValueRefused ||
            (finding.Rule == ServiceRules.Refused && ServiceCodes.Find(response.Code) is null));

    private static string Place(string path) => path == "$" ? "request" : $"request.{path}";
}
