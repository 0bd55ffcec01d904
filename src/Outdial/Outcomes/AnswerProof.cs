namespace Outdial;

/// <summary>What an answer proves by its status and code, whatever it was asked.</summary>
internal static class AnswerProof
{
    /// <summary>Whether the answer proves that nothing was done, so that no call was dialled.</summary>
    internal static bool OfRefusal(ApiResponse answer) =>
        answer.Status is 400 or 401 or 403 or 404 or 409 or 413 or 415 or 429 ||
        (answer.Status == 500 && ServiceCodes.SaysNotPlaced(answer.Code));

    /// <summary>Whether a 401 is about the token, so that another one may help; an address that is not let in has a
    /// code of its own.</summary>
    internal static bool BlamesToken(ApiResponse answer) =>
        ServiceCodes.Find(answer.Code) is not { } code || code.Rule == ServiceRules.TokenRejected;
}
