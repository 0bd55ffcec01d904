using System.Net.Sockets;
using System.Security.Authentication;

namespace Outdial;

/// <summary>Puts a failure of the network in words, by the stage at which it happened.</summary>
internal static class NetworkDiagnosis
{
    /// <summary>Whether the failure by itself says that no connection stood, so that nothing can have been
    /// sent.</summary>
    internal static bool BeforeConnection(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>No connection for a call: which step failed, at which host, and through which proxy.</summary>
    internal static Diagnostic NotDialled(Exception exception, Uri address, Uri? proxy) =>
        NotReached(exception, address, proxy, ", and nothing was dialled");

    /// <summary>The same for a question, which says nothing about a call.</summary>
    internal static Diagnostic NotReached(Exception exception, Uri address, Uri? proxy, string consequence = "") => new(
        ServiceRules.NotReached,
        $"{address.Host}:{address.Port} was not reached{Through(proxy)}{consequence}: {Step(exception, proxy)}.")
    {
        Help = exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? "Check the machine's clock, its certificate authorities, and any proxy that opens TLS."
            : ServiceRules.NotReached.Fix,
    };

    /// <summary>The server said that it did not look at the request.</summary>
    internal static Diagnostic StreamRefused(Uri address) => new(ServiceRules.NotReached,
        $"{address.Host}:{address.Port} did not process the request (HTTP/2 refused the stream): nothing was dialled.");

    /// <summary>The request left and the answer did not come.</summary>
    internal static Diagnostic Lost(Exception exception) => new(
        ServiceRules.AnswerLost,
        exception is OperationCanceledException
            ? "The request left and no answer came in time: the phone may be ringing."
            : "The request left and the connection broke before the answer: the phone may be ringing.");

    // A user's name and password in the proxy's address are no part of it here.
    private static string Through(Uri? proxy) =>
        proxy is null ? "" : $" through the proxy {proxy.Host}:{proxy.Port}";

    private static string Step(Exception exception, Uri? proxy) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"{(proxy is null ? "its" : "the proxy's")} name is unknown (DNS)",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"TLS failed{Reason<AuthenticationException>(exception)}",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            "the proxy did not let the connection through",
        OperationCanceledException => "no connection in time",
        _ => $"the connection failed{Reason<SocketException>(exception)}",
    };

    private static string Reason<TException>(Exception exception)
        where TException : Exception
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is TException)
            {
                return $" ({inner.Message.TrimEnd('.')})";
            }
        }

        return "";
    }
}
