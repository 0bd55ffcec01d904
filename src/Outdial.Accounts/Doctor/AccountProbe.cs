using System.Net.Http.Headers;
using System.Text;

namespace Outdial.Accounts;

/// <summary>Sends one read request to the service, once. It never dials.</summary>
internal sealed class AccountProbe(
    HttpClient http, TransportSettings way, TimeSpan timeout, TimeProvider time)
{
    internal async Task<ProbeResponse> AskAsync(
        Uri address, Secret? token, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var limit = new TimeLimit(timeout, time, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            var redaction = way.Secrets.With(token);
            var answer = ResponseReader.WithBody(
                ResponseReader.Head(response, redaction, time.GetUtcNow()), text, redaction).Answer;
            using var json = JsonFields.Object(text);
            return new ProbeResponse(
                answer, json?.RootElement.Clone(), response.Headers.Date - time.GetUtcNow());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException ||
            limit.IsTimeOut(exception))
        {
            return new ProbeResponse(null, NotReached: NetworkDiagnosis.NotReached(
                exception, address, way.ProxyFor(address)));
        }
    }
}
