namespace Outdial;

/// <summary>What an answer proves about the call. The table is explained in docs/never-dial-twice.md.</summary>
internal static class OutcomeRule
{
    /// <summary>Whether the answer proves that nothing was dialled.</summary>
    internal static bool ProvesRefusal(ApiResponse answer) =>
        answer.Status is 400 or 401 or 403 or 404 or 409 or 413 or 415 or 429 ||
        (answer.Status == 500 && ServiceCodes.SaysNotPlaced(answer.Code));

    /// <summary>Whether a 401 is about the token, so that another one may help; an address that is not let in has a
    /// code of its own.</summary>
    internal static bool BlamesToken(ApiResponse answer) =>
        ServiceCodes.Find(answer.Code) is not { } code || code.Rule == ServiceRules.TokenRejected;

    /// <summary>The outcome that an answer to a call's request means, with its explanation.</summary>
    internal static CallOutcome Of(ApiResponse answer, string? conversationId, WireRequest request) =>
        answer.Status switch
        {
            >= 200 and < 300 when conversationId is not null => new CallOutcome.Placed(conversationId),
            >= 200 and < 300 =>
                new CallOutcome.Unknown { Diagnostics = [new Diagnostic(ServiceRules.AnswerUnreadable)] },
            401 or 403 => new CallOutcome.Unauthorized { Diagnostics = RefusalDiagnosis.Explain(answer, request) },
            429 => new CallOutcome.Throttled { Diagnostics = RefusalDiagnosis.Explain(answer, request) },
            _ when ProvesRefusal(answer) =>
                new CallOutcome.Refused { Diagnostics = RefusalDiagnosis.Explain(answer, request) },
            _ => new CallOutcome.Unknown { Diagnostics = RefusalDiagnosis.Explain(answer, request) },
        };
}
