namespace Outdial.Accounts;

/// <summary>Asks the service one question for the doctor, once; nothing that it asks dials.</summary>
internal sealed class AccountProbe(ServiceRequester requester, TransportSettings way, TimeProvider time)
{
    internal async Task<ProbeResponse> AskAsync(
        Uri address, Secret? token, string? body, CancellationToken cancellationToken)
    {
        var reply = await requester
            .SendAsync(body is null ? HttpMethod.Get : HttpMethod.Post, address, token, body, cancellationToken)
            .ConfigureAwait(false);
        return new ProbeResponse(
            reply.Answer,
            reply.Json,
            reply.Date - time.GetUtcNow(),
            reply.Failure is { } failure
                ? NetworkDiagnosis.NotReached(failure, address, way.ProxyFor(address))
                : null);
    }
}
