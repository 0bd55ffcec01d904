namespace Outdial.Ledger.Contract;

/// <summary>Outcomes by their names.</summary>
internal static class Outcomes
{
    internal static CallOutcome Of(string name) => name switch
    {
        "placed" => new CallOutcome.Placed("c-1"),
        "refused" => new CallOutcome.Refused { Diagnostics = [new Diagnostic(ServiceRules.Refused)] },
        "unknown" => new CallOutcome.Unknown { Diagnostics = [new Diagnostic(ServiceRules.AnswerLost)] },
        _ => new CallOutcome.NotSent(),
    };
}
