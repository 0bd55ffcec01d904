using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;

namespace Outdial;

/// <summary>Places calls through Genesys Cloud, each one once.</summary>
/// <remarks>
/// 1. Map the call to the contract. 2. Get a token. 3. Send. 4. On a failure that proves that nothing was dialled,
/// pause and go to 2. 5. Say what is known. Safe for use from many threads; keep one for the life of the process.
/// </remarks>
public sealed class CallClient : ICallClient, IDisposable
{
    private readonly Guid? _callingUser;
    private readonly IAccessTokenSource _tokens;
    private readonly CallTransport _transport;
    private readonly CallValidator _validator;
    private readonly ResiliencePipeline<Attempt> _retry;
    private readonly ILogger _logger;
    private readonly HttpClient? _owned;

    internal CallClient(
        Settings settings,
        OutdialOptions options,
        Func<HttpClient> http,
        IAccessTokenSource? tokens,
        CallValidator validator,
        TimeProvider time,
        ILogger logger,
        Func<double>? random = null,
        HttpClient? owned = null)
    {
        var retry = new RetryPolicy(options, time, random);
        Endpoint = settings.Endpoint;
        _callingUser = settings.User;
        _tokens = tokens
            ?? (settings.UserToken is { } userToken ? new FixedTokenSource(userToken) : null)
            ?? (IAccessTokenSource)new ClientCredentialsTokenSource(
                http, settings.Credentials!, settings.Endpoint, options, retry, time, logger);
        _transport = new CallTransport(http, settings.Endpoint, options.AttemptTimeout, time);
        _validator = validator;
        _logger = logger;
        _owned = owned;
        _retry = retry.For<Attempt>(
            attempt => attempt is Attempt.NotSent or Attempt.Answered { Answer.Status: 429 },
            attempt => (attempt as Attempt.Answered)?.Answer.RetryAfter,
            (attempt, pause) => ServiceLog.Pausing(logger, pause.TotalSeconds,
                attempt is Attempt.NotSent notSent ? notSent.Reason.Message : "the service is throttling (429)."));
    }

    /// <inheritdoc/>
    public GenesysEndpoint Endpoint { get; }

    /// <summary>Makes a client without a container; it owns its connections.</summary>
    /// <param name="options">The settings, such as <see cref="OutdialOptions.FromEnvironment"/>.</param>
    /// <param name="policy">What calls to let through; the default policy if null.</param>
    /// <param name="tokens">Another source of tokens than the options' credentials, or null.</param>
    /// <param name="logger">Where to log, or null.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong; it lists all that are.</exception>
    public static CallClient Create(
        OutdialOptions options,
        CallPolicy? policy = null,
        IAccessTokenSource? tokens = null,
        ILogger<CallClient>? logger = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = SettingsReader.Read(options, tokens is not null, out var faults)
            ?? throw new SettingsException(faults);
#pragma warning disable CA2000 // The client disposes of it.
        var http = HttpDefaults.Apply(new HttpClient(HttpDefaults.PrimaryHandler()));
#pragma warning restore CA2000
        return new CallClient(
            settings,
            options,
            () => http,
            tokens,
            new CallValidator(policy),
            time ?? TimeProvider.System,
            logger ?? NullLogger<CallClient>.Instance,
            owned: http);
    }

    /// <inheritdoc/>
    public Mapping Preview(ValidCall call)
    {
        var mapping = ContractMapper.Map(call, Endpoint.Contract, _callingUser);
        return _tokens.SpeaksForUser || Endpoint.Contract != Contract.Platform ||
            mapping.Request?.Path != ContractMapper.CallsPath
                ? mapping
                : new Mapping(
                    mapping.Request, [.. mapping.Diagnostics, new Diagnostic(CallRules.PlatformNeedsUser)]);
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default)
    {
        var check = _validator.Check(call);
        return check.IsValid
            ? await PlaceAsync(check.Call, cancellationToken).ConfigureAwait(false)
            : new CallOutcome.Invalid { Diagnostics = check.Diagnostics };
    }

    /// <inheritdoc/>
    public async Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        var mapping = Preview(call);
        ImmutableArray<Diagnostic> remarks = [.. call.Remarks, .. mapping.Diagnostics];
        if (mapping.Request is not { } request)
        {
            return new CallOutcome.Invalid { Diagnostics = remarks };
        }

        var run = new CallRun(request);
        var attempt = await _retry.ExecuteAsync(
            static async (state, token) => await state.Client.TryAsync(state.Run, token).ConfigureAwait(false),
            (Client: this, Run: run),
            cancellationToken).ConfigureAwait(false);
        var outcome = Outcome(attempt, run);
        outcome = outcome with { Diagnostics = [.. outcome.Diagnostics, .. remarks] };
        ServiceLog.CallEnded(_logger, string.Join(", ", call.Call.Destinations.Select(to => to.ToString("M"))),
            outcome.GetType().Name, outcome.Attempts, outcome.Answer?.CorrelationId);
        return outcome;
    }

    /// <summary>Closes the connections of a client made by <see cref="Create"/>.</summary>
    public void Dispose() => _owned?.Dispose();

    private async Task<Attempt> TryAsync(CallRun run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{_tokens.GetType()} gave no outcome.");
            if (token is not TokenOutcome.Granted granted)
            {
                // Where no other token is to be had, the service's own 401 says more than that.
                return token is TokenOutcome.Refused && run.Rejected is { } rejected
                    ? rejected
                    : new Attempt.NoToken(token);
            }

            run.Attempts++;
            var attempt = await _transport.SendAsync(run.Request, granted.Token, cancellationToken)
                .ConfigureAwait(false);
            if (run.Rejected is not null || attempt is not Attempt.Answered { Answer.Status: 401 } answered ||
                !OutcomeRule.BlamesToken(answered.Answer))
            {
                return attempt;
            }

            run.Rejected = answered;
            ServiceLog.TokenRejected(_logger);
            _tokens.Reject(granted.Token);
        }
    }

    private static CallOutcome Outcome(Attempt attempt, CallRun run)
    {
        var outcome = attempt switch
        {
            Attempt.Answered answered => OutcomeRule.Of(answered.Answer, answered.ConversationId, run.Request) with
            {
                Answer = answered.Answer,
            },
            Attempt.NotSent notSent => new CallOutcome.NotSent { Diagnostics = [notSent.Reason] },
            Attempt.Lost lost => new CallOutcome.Unknown { Diagnostics = [lost.Reason], Answer = lost.Answer },
            Attempt.NoToken { Outcome: TokenOutcome.Refused refused } => new CallOutcome.Unauthorized
            {
                Diagnostics = [refused.Reason],
                Answer = refused.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Throttled throttled } => new CallOutcome.Throttled
            {
                Diagnostics = [throttled.Reason],
                Answer = throttled.Answer,
            },
            Attempt.NoToken { Outcome: TokenOutcome.Failed failed } => new CallOutcome.NotSent
            {
                Diagnostics = [failed.Reason],
                Answer = failed.Answer,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return outcome with { Request = run.Request, Attempts = run.Attempts };
    }
}
