namespace Outdial;

/// <summary>Says of an attempt how far its request had come, and what a handler did to it.</summary>
internal static class StageDiagnosis
{
    /// <summary>The stage of a failure before an answer began.</summary>
    internal static SendStage Of(Exception exception, LiveAttempt attempt) => attempt switch
    {
        { LeftWhole: true } => SendStage.ResponseHeaders,
        { Left: true } => SendStage.RequestBody,
        _ => exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                SendStage.NameResolution,
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => SendStage.Tls,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.ProxyTunnelError
            } or OperationCanceledException => SendStage.Connection,
            _ => SendStage.RequestHeaders,
        },
    };

    /// <summary>A handler sent the call's request outside of its one attempt.</summary>
    internal static Diagnostic Stray(LiveAttempt live) => new(
        ServiceRules.StrayRequest,
        live.Left
            ? "A handler of the HTTP client repeated, copied or answered the call's request: the phone may be ringing."
            : "A handler of the HTTP client sent the call's request outside of its one attempt; nothing was dialled.");
}
