using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>Sends a call's request once, and says what can be proved about it.</summary>
/// <param name="http">Gives the client to send with.</param>
/// <param name="endpoint">Where to.</param>
/// <param name="way">How to get there.</param>
/// <param name="time">The clock.</param>
internal sealed class CallTransport(
    Func<HttpClient> http, GenesysEndpoint endpoint, TransportSettings way, TimeProvider time)
{
    private readonly TimeLimits _limits = new(time);
    private KnownToken? _token;
    private KnownAddress? _address;

    /// <summary>One try.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="token">The token.</param>
    /// <param name="timeout">How long to wait for the whole answer.</param>
    /// <param name="leaveBy">When the body must have begun to leave, or does not leave any more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave: nothing was
    /// dialled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<Attempt> SendAsync(
        WireRequest wire,
        AccessToken token,
        TimeSpan timeout,
        DateTimeOffset leaveBy,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var known = Known(token);
        var address = AddressOf(wire);
        var live = new LiveAttempt(leaveBy, time);
        live.Begin();
        var client = http();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new CallContent(wire.Body, live),
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };

        // As text: a token is visible ASCII, and none of it needs to be parsed and put together again.
        request.Headers.TryAddWithoutValidation("Authorization", known.Authorization);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");

        // One source for both: the limit, and whoever gives up.
#pragma warning disable CA2000 // It is given back in the end.
        var limit = _limits.Begin(timeout);
#pragma warning restore CA2000
        var answered = false;
        try
        {
            using var link = cancellationToken.UnsafeRegister(
                static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            live.End();
            if (live.IsWithTransport && live.AnsweredStatus != (int)response.StatusCode)
            {
                // An answer, and not the one that came to the request that left: a handler made it up.
                return new Attempt.Lost(StageDiagnosis.Stray(live), SendStage.ResponseHeaders);
            }

            var attempt = await ReadAsync(response, known.Redaction, limit.Token, cancellationToken)
                .ConfigureAwait(false);
            answered = attempt is Attempt.Answered;
            return attempt;
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
        finally
        {
            _limits.End(limit, answered);
        }
    }

    // What a failure before an answer proves; null if it is none of the network's.
    private Attempt? Failure(
        Exception exception, LiveAttempt live, Uri address, CancellationToken cancellationToken) => exception switch
        {
            _ when live.IsRefused => new Attempt.NotSent(
                NetworkDiagnosis.StreamRefused(address), StageDiagnosis.Of(exception, live), StreamRefused: true),
            _ when live.Left && (live.HasStopped || exception is StrayRequestException) &&
                !cancellationToken.IsCancellationRequested =>
                new Attempt.Lost(StageDiagnosis.Stray(live), StageDiagnosis.Of(exception, live)),
            _ when live.Left => new Attempt.Lost(
                LostReason(exception, cancellationToken), StageDiagnosis.Of(exception, live)),
            StrayRequestException => new Attempt.Barred(StageDiagnosis.Stray(live), IsStray: true),
            OperationCanceledException or HttpRequestException or IOException => new Attempt.NotSent(
                NetworkDiagnosis.NotReached(exception, address, way.ProxyFor(address)),
                StageDiagnosis.Of(exception, live)),
            _ => null,
        };

    // A status that proves a refusal counts even if its body is lost; anything else needs its whole answer.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> ReadAsync(
        HttpResponseMessage response,
        Redaction redaction,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        try
        {
            var (answer, id) = await ResponseReader.ReadAsync(response, redaction, time.GetUtcNow(), either)
                .ConfigureAwait(false);
            return new Attempt.Answered(answer, id);
        }
        catch (InvalidDataException)
        {
            // The answer is whole and cannot be unpacked: it counts for what its status says without a body.
            return new Attempt.Answered(ResponseReader.Head(response, redaction, time.GetUtcNow()), null);
        }
        catch (Exception exception) when (exception is
            OperationCanceledException or HttpRequestException or IOException)
        {
            var bare = ResponseReader.Head(response, redaction, time.GetUtcNow());
            return OutcomeRule.ProvesRefusal(bare)
                ? new Attempt.Answered(bare, null)
                : new Attempt.Lost(LostReason(exception, cancellationToken), SendStage.ResponseBody, bare);
        }
    }

    // Nearly every call has the token of the one before, and goes to the same address.
    private KnownToken Known(AccessToken token)
    {
        var last = _token;
        if (last is null || !ReferenceEquals(last.Token, token))
        {
            _token = last = new KnownToken(token, $"Bearer {token.Value.Reveal()}", way.Secrets.With(token.Value));
        }

        return last;
    }

    private Uri AddressOf(WireRequest wire)
    {
        var last = _address;
        if (last is null || last.Path != wire.Path)
        {
            _address = last = new KnownAddress(wire.Path, endpoint.AddressOf(wire));
        }

        return last.Address;
    }

    private static Diagnostic LostReason(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new Diagnostic(ServiceRules.CancelledInFlight)
            : NetworkDiagnosis.Lost(exception);

    // Classes and not records: a record would print the header.
    private sealed class KnownToken(AccessToken token, string authorization, Redaction redaction)
    {
        internal AccessToken Token => token;

        internal string Authorization => authorization;

        internal Redaction Redaction => redaction;
    }

    private sealed class KnownAddress(string path, Uri address)
    {
        internal string Path => path;

        internal Uri Address => address;
    }
}
