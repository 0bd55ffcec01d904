using System.Net.Http.Headers;
using System.Text;

namespace Outdial;

/// <summary>Sends the service one request that is no call, once, and reads the answer.</summary>
/// <param name="http">Gives the client to send with.</param>
/// <param name="way">How to get there, and what must not be shown of an answer.</param>
/// <param name="timeout">How long the request may take.</param>
/// <param name="time">The clock.</param>
internal sealed class ServiceRequester(
    Func<HttpClient> http, TransportSettings way, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Sends a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="token">The token; null for a request without one.</param>
    /// <param name="body">The JSON body; null for a request without one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, or why there is none.</returns>
    internal async Task<ServiceReply> SendAsync(
        HttpMethod method, Uri address, Secret? token, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Reveal());
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var limit = new TimeLimit(timeout, time, cancellationToken);
        try
        {
            using var response = await http().SendAsync(request, limit.Token).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            var redaction = way.Secrets.With(token);
            var head = ResponseReader.Head(response, redaction, time.GetUtcNow());
            using var json = JsonFields.Object(text);
            return new ServiceReply(
                ResponseReader.WithBody(head, text, redaction).Answer,
                json?.RootElement.Clone(),
                response.Headers.Date);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException ||
            limit.IsTimeOut(exception))
        {
            return new ServiceReply(Answer: null, Failure: exception);
        }
    }
}
