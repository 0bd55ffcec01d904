namespace Outdial;

/// <summary>Says from a failure how far a request had come.</summary>
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
}
