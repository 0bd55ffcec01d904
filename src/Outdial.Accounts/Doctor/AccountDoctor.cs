using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Outdial.Accounts;

/// <summary>Examines an account step by step: settings, hosts, token, whose token it is, its rights, the station, the
/// rate. It reads only: nothing is dialled.</summary>
/// <param name="options">The account's settings.</param>
/// <param name="tokenStore">Where tokens are kept between processes, or null.</param>
/// <param name="time">The clock; the system's if null.</param>
public sealed class AccountDoctor(OutdialOptions options, ITokenStore? tokenStore = null, TimeProvider? time = null)
{
    private const string TokenInfo = "/api/v2/tokens/me";

    // A smaller difference is network delay, and harmless.
    private static readonly TimeSpan TolerableSkew = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>What the account is to be good for. Default: placing calls.</summary>
    public DoctorPurposes Purposes { get; init; } = DoctorPurposes.Call;

    /// <summary>Whether the other regions are tried if this one does not know the client. That sends the client's
    /// secret to them, so that the default is false.</summary>
    public bool FindsRegion { get; init; }

    /// <summary>Examines; a step that makes the following ones pointless is the last.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<DoctorStep> ExamineAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var settings = SettingsReader.Read(options, tokensElsewhere: false, out var faults);
        if (settings is null)
        {
            foreach (var fault in faults)
            {
                yield return DoctorStep.Of("settings", fault);
            }

            yield break;
        }

        var contract = ContractNames.Of(settings.Endpoint.Contract);
        yield return DoctorStep.Ok("settings", $"They are complete: contract {contract}, {Place(settings.Endpoint)}.");
        using var http = HttpDefaults.Client(settings.Transport);
        var requester = new ServiceRequester(() => http, settings.Transport, options.AttemptTimeout, _time);
        var probe = new AccountProbe(requester, settings.Transport, _time);
        foreach (var (subject, address) in Hosts(settings.Endpoint))
        {
            var answer = await probe.AskAsync(address, null, null, cancellationToken).ConfigureAwait(false);
            yield return HostStep(subject, address, answer);
            if (answer.NotReached is not null)
            {
                yield break;
            }
        }

        var tokens = TokenSources.Of(settings, options, http, tokenStore, _time);
        var outcome = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var tokenStep = TokenStep(settings, outcome);
        if (outcome is TokenOutcome.Refused { Reason.Rule.Id: "OD4022" } && FindsRegion)
        {
            tokenStep = await RegionSearch.RunAsync(options, tokenStep, _time, cancellationToken)
                .ConfigureAwait(false);
        }

        yield return tokenStep;
        if (outcome is not TokenOutcome.Granted granted)
        {
            yield break;
        }

        var steps = settings.Endpoint.Contract == Contract.Guide
            ? GuideSteps().ToAsyncEnumerable()
            : AccountStepsAsync(settings, granted.Token, tokens, probe, cancellationToken);
        await foreach (var step in steps.ConfigureAwait(false))
        {
            yield return step;
        }
    }

    private static IEnumerable<(string Subject, Uri Address)> Hosts(GenesysEndpoint endpoint) =>
        [("login host", endpoint.TokenAddress), ("API host", endpoint.Below(TokenInfo))];

    private static string Place(GenesysEndpoint endpoint) => endpoint.Login.Authority == endpoint.Api.Authority
        ? endpoint.Api.Authority
        : $"{endpoint.Login.Authority} and {endpoint.Api.Authority}";

    private static DoctorStep HostStep(string subject, Uri address, ProbeResponse answer)
    {
        if (answer.NotReached is { } why)
        {
            return DoctorStep.Of(subject, why);
        }

        return answer.Ahead is { } ahead && ahead.Duration() > TolerableSkew
            ? DoctorStep.Of(subject, new Diagnostic(
                ConfigurationRules.ClockSkew,
                $"{address.Host} answers, and its clock is {ahead.Duration():d\\.hh\\:mm\\:ss} " +
                $"{(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's."))
            : DoctorStep.Ok(subject, $"{address.Host} answers: name, connection" +
                $"{(address.Scheme == "https" ? " and TLS are" : " are")} in order.");
    }

    private static DoctorStep TokenStep(Settings settings, TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Granted when settings.UserToken is not null =>
            DoctorStep.Ok("token", "A token is given; it is used as it is, and cannot be renewed here."),
        TokenOutcome.Granted granted => DoctorStep.Ok(
            "token",
            $"The login service gave one, good until {granted.Token.ExpiresAt:u}."),
        _ => DoctorStep.Of("token", outcome.Why!), // there is no token
    };

    // Where the login service says no, the API's 401 comes first, as for a call; where it was not to be asked, no call
    // would be sent again.
    private static IEnumerable<DoctorStep> Unrenewed(TokenOutcome outcome)
    {
        if (outcome is TokenOutcome.Refused)
        {
            yield return Rejected(canRenew: true);
        }

        yield return DoctorStep.Of("token", outcome.Why!); // there is no token
    }

    private static DoctorStep Rejected(bool canRenew)
    {
        var finding = new Diagnostic(
            ServiceRules.TokenRejected, "The API answers 401: it does not accept the token.");
        return DoctorStep.Of("API", canRenew ? finding with { Help = ServiceRules.OtherPlace } : finding);
    }

    private static IEnumerable<DoctorStep> GuideSteps() =>
    [
        new DoctorStep(
            "rights",
            DoctorState.NotChecked,
            "The guide describes no request that lists them: a client needs the scope conversation:call:write."),
    ];

    private async IAsyncEnumerable<DoctorStep> AccountStepsAsync(
        Settings settings,
        AccessToken token,
        IAccessTokenSource tokens,
        AccountProbe probe,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var patient = new AccountUnderTest(settings, token.Value, probe);
        var info = await patient.AskAsync(TokenInfo, cancellationToken).ConfigureAwait(false);
        if (info.Answer is { Status: 401 } refused && AnswerProof.BlamesToken(refused) && tokens.CanRenew)
        {
            // As for a call: once, with another token.
            tokens.Reject(token);
            var outcome = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            if (outcome is not TokenOutcome.Granted { Token: var next })
            {
                foreach (var step in Unrenewed(outcome))
                {
                    yield return step;
                }

                yield break;
            }

            yield return DoctorStep.Ok(
                "token", $"That one was refused (401); the login service gave another, good until {next.ExpiresAt:u}.");
            patient = new AccountUnderTest(settings, next.Value, probe);
            info = await patient.AskAsync(TokenInfo, cancellationToken).ConfigureAwait(false);
        }

        if (info.Answer is { Status: 401 })
        {
            yield return Rejected(tokens.CanRenew);
            yield break;
        }

        yield return info.IsSuccess
            ? DoctorStep.Ok("organisation", $"It is {Name(info.Json, "organization") ?? "not named"}.")
            : AccountUnderTest.NotTold("organisation", info);
        var person = await PersonCheck.RunAsync(patient, Purposes, cancellationToken).ConfigureAwait(false);
        foreach (var step in person.Steps)
        {
            yield return step;
        }

        await foreach (var step in RightsCheck.RunAsync(
            patient, Purposes, person, info.Json, cancellationToken).ConfigureAwait(false))
        {
            yield return step;
        }

        if (patient.Rate is { } rate)
        {
            yield return RateCheck.Of(rate);
        }
    }

    private static string? Name(JsonElement? json, string member) =>
        json is { } whole && whole.TryGetProperty(member, out var entity) ? JsonFields.Text(entity, "name") : null;
}
