namespace Outdial;

/// <summary>Sends a call's request once, and says what can be proved about it.</summary>
/// <param name="http">Gives the client to send with.</param>
/// <param name="endpoint">Where to.</param>
/// <param name="way">How to get there.</param>
/// <param name="time">The clock.</param>
internal sealed class CallTransport(
    Func<HttpClient> http, GenesysEndpoint endpoint, TransportSettings way, TimeProvider time)
{
    /// <summary>One attempt.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="token">The token.</param>
    /// <param name="isRenewed">Whether the token replaced one that was rejected.</param>
    /// <param name="timeout">How long to wait for the whole answer.</param>
    /// <param name="leaveBy">When the body must have begun to leave, or does not leave any more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave: nothing was
    /// dialled.</exception>
    internal async ValueTask<Attempt> SendAsync(
        WireRequest wire,
        AccessToken token,
        bool isRenewed,
        TimeSpan timeout,
        DateTimeOffset leaveBy,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = endpoint.AddressOf(wire);
        var live = new LiveAttempt(leaveBy, time);
        live.Begin();
        var client = http();
        using var request = Request(client, address, new CallContent(wire.Body, live), token);
        using var limit = new TimeLimit(timeout, time, cancellationToken);
        try
        {
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            live.End();

            // An answer that is not the one that came to the request that left: a handler made it up.
            return live.IsWithTransport && live.AnsweredStatus != (int)response.StatusCode
                ? Stray(live, SendStage.ResponseHeaders)
                : await ReadAsync(response, way.Secrets.With(token.Value), isRenewed, limit.Token, cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            live.End(); // first: what is judged from here on must not change any more
            if (!live.Left && exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(
                    "Cancelled before the call's request left; nothing was dialled.", cancellationToken);
            }

            if (Failure(exception, live, address, cancellationToken) is { } failure)
            {
                return failure;
            }

            throw;
        }
    }

    private static HttpRequestMessage Request(
        HttpClient client, Uri address, CallContent content, AccessToken token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = content,
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };

        // As text: a token is visible ASCII, and need not be parsed and put together again.
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Value.Reveal()}");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    // What a failure before an answer proves; null if it is none of the network's.
    private Attempt? Failure(
        Exception exception, LiveAttempt live, Uri address, CancellationToken cancellationToken)
    {
        var stage = StageDiagnosis.Of(exception, live);
        return exception switch
        {
            _ when live.IsRefused => new Attempt(Decisions.StreamRefused, stage)
            {
                Reason = NetworkDiagnosis.StreamRefused(address),
            },
            _ when live.Left && (live.HasStopped || exception is StrayRequestException) &&
                !cancellationToken.IsCancellationRequested => Stray(live, stage),
            _ when live.Left => Lost(exception, stage, cancellationToken),
            StrayRequestException => new Attempt(Decisions.Stray, SendStage.RequestHeaders)
            {
                Reason = StageDiagnosis.Stray(live),
            },
            OperationCanceledException or HttpRequestException or IOException =>
                new Attempt(Decisions.NotConnected, stage)
                {
                    Reason = NetworkDiagnosis.NotDialled(exception, address, way.ProxyFor(address)),
                },
            _ => null,
        };
    }

    // A status that proves a refusal counts even if its body is lost; anything else needs its whole answer.
    private async ValueTask<Attempt> ReadAsync(
        HttpResponseMessage response,
        Redaction redaction,
        bool isRenewed,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        try
        {
            var (answer, id) = await ResponseReader.ReadAsync(response, redaction, time.GetUtcNow(), either)
                .ConfigureAwait(false);
            return Attempt.Answered(answer, id, isRenewed);
        }
        catch (InvalidDataException)
        {
            // The answer is whole and cannot be unpacked: it counts for what its status says without a body.
            return Attempt.Answered(
                ResponseReader.Head(response, redaction, time.GetUtcNow()), conversationId: null, isRenewed);
        }
        catch (Exception exception) when (exception is
            OperationCanceledException or HttpRequestException or IOException)
        {
            var head = ResponseReader.Head(response, redaction, time.GetUtcNow());
            return AnswerProof.OfRefusal(head)
                ? Attempt.Answered(head, conversationId: null, isRenewed)
                : Lost(exception, SendStage.ResponseBody, cancellationToken) with { Answer = head };
        }
    }

    // The body left, and no whole answer came back.
    private static Attempt Lost(Exception exception, SendStage stage, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new Attempt(Decisions.CancelledInFlight, stage)
            {
                Reason = new Diagnostic(ServiceRules.CancelledInFlight),
            }
            : new Attempt(Decisions.Lost, stage) { Reason = NetworkDiagnosis.Lost(exception) };

    private static Attempt Stray(LiveAttempt live, SendStage stage) =>
        new(Decisions.Lost, stage) { Reason = StageDiagnosis.Stray(live) };
}
