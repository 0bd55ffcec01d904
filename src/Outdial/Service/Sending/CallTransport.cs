using System.Net.Http.Headers;

namespace Outdial;

/// <summary>Sends a call's request once, and says what can be proved about it.</summary>
/// <param name="http">Gives the client to send with.</param>
/// <param name="endpoint">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class CallTransport(
    Func<HttpClient> http, GenesysEndpoint endpoint, TimeProvider time)
{
    private KnownRedaction? _last;

    /// <summary>One try.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="token">The token.</param>
    /// <param name="timeout">How long to wait for the whole answer.</param>
    /// <param name="leaveBy">When the body must have begun to leave, or does not leave any more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave: nothing was
    /// dialled.</exception>
    internal async Task<Attempt> SendAsync(
        WireRequest wire,
        AccessToken token,
        TimeSpan timeout,
        DateTimeOffset leaveBy,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = endpoint.AddressOf(wire);
        var body = new WatchedContent(wire.Body, leaveBy, time);
        var client = http();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = body,
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            return await ReadAsync(response, token, either.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!body.Left && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                "Cancelled before the call's request left; nothing was dialled.", cancellationToken);
        }
        catch (Exception exception) when (!body.Left && exception is
            OperationCanceledException or HttpRequestException or IOException)
        {
            return new Attempt.NotSent(
                NetworkDiagnosis.NotReached(exception, address), StageDiagnosis.Of(exception, body));
        }
        catch (Exception exception) when (body.Left && StageDiagnosis.SaysNotProcessed(exception))
        {
            return new Attempt.NotSent(
                NetworkDiagnosis.StreamRefused(address), StageDiagnosis.Of(exception, body), StreamRefused: true);
        }
        catch (Exception exception) when (body.Left)
        {
            return new Attempt.Lost(LostReason(exception, cancellationToken), StageDiagnosis.Of(exception, body));
        }
    }

    // A status that proves a refusal counts even if its body is lost; anything else needs its whole answer.
    private async Task<Attempt> ReadAsync(
        HttpResponseMessage response,
        AccessToken token,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        var redaction = RedactionFor(token);
        try
        {
            var (answer, id) = await AnswerReader.ReadAsync(response, redaction, time.GetUtcNow(), either)
                .ConfigureAwait(false);
            return new Attempt.Answered(answer, id);
        }
        catch (InvalidDataException)
        {
            // The answer is whole and cannot be unpacked: it counts for what its status says without a body.
            return new Attempt.Answered(AnswerReader.Head(response, redaction, time.GetUtcNow()), null);
        }
        catch (Exception exception) when (exception is
            OperationCanceledException or HttpRequestException or IOException)
        {
            var bare = AnswerReader.Head(response, redaction, time.GetUtcNow());
            return OutcomeRule.ProvesRefusal(bare)
                ? new Attempt.Answered(bare, null)
                : new Attempt.Lost(LostReason(exception, cancellationToken), SendStage.ResponseBody, bare);
        }
    }

    // Nearly every call has the token of the one before.
    private Redaction RedactionFor(AccessToken token)
    {
        var last = _last;
        if (last is null || !ReferenceEquals(last.Token, token))
        {
            _last = last = new KnownRedaction(token, new Redaction(token.Value));
        }

        return last.Redaction;
    }

    private static Diagnostic LostReason(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new Diagnostic(ServiceRules.CancelledInFlight)
            : NetworkDiagnosis.Lost(exception);

    private sealed record KnownRedaction(AccessToken Token, Redaction Redaction);
}
