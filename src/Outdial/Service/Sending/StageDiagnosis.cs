namespace Outdial;

/// <summary>Says from a failure how far a request had come.</summary>
internal static class StageDiagnosis
{
    // RFC 9113, 7.
    private const long RefusedStream = 0x7;

    /// <summary>The stage of a failure before an answer began.</summary>
    internal static SendStage Of(Exception exception, WatchedContent body) => body switch
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

    /// <summary>Whether the server said that it did not process the request: the stream was refused.</summary>
    internal static bool SaysNotProcessed(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpProtocolException { ErrorCode: RefusedStream })
            {
                return true;
            }
        }

        return false;
    }
}
