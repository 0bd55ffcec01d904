using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Explains an answer that is not success: what it means, and what to do.</summary>
internal static partial class RefusalDiagnosis
{
    /// <summary>One finding for each thing that the answer says; phone numbers that it repeats are masked.</summary>
    internal static ImmutableArray<Diagnostic> Explain(ApiResponse answer, WireRequest request) =>
    [
        .. Findings(answer, request).Select(finding => finding with
        {
            Message = request.Mask(finding.Message),
            Help = request.Mask(finding.Help),
        }),
    ];

    private static ImmutableArray<Diagnostic> Findings(ApiResponse answer, WireRequest request) =>
        request.Contract == Contract.Guide && answer.Status == 400 &&
        ParticipantFaults(answer) is { IsEmpty: false } faults
            ? faults
            : [ByCode(answer) ?? ByStatus(answer, request)];

    private static Diagnostic? ByCode(ApiResponse answer)
    {
        if (!AnswerProof.OfRefusal(answer) || ServiceCodes.Find(answer.Code) is not { } code)
        {
            return null;
        }

        var named = Named(answer);
        var wait = code.Rule == ServiceRules.Throttled && answer.RetryAfter is { } after
            ? $" It asks to wait {Pause(after)}."
            : "";
        return new Diagnostic(code.Rule, $"{code.Meaning}{named}{wait}{Words(answer)}")
        {
            Help = Permission(code.Rule, answer) ?? code.Help ?? code.Rule.Fix,
        };
    }

    private static Diagnostic ByStatus(ApiResponse answer, WireRequest request)
    {
        if (answer is { Status: 403, Code: null, Message: null or "", Errors.IsEmpty: true })
        {
            return new Diagnostic(
                ServiceRules.MissingPermission,
                "403 without a reason: the caller lacks a permission, or a gateway before the service refuses.")
            {
                Help = $"{ServiceRules.MissingPermission.Fix} If the roles are in order, look for a proxy or gateway " +
                    "that answers in the service's place.",
            };
        }

        var rule = answer.Status switch
        {
            401 => ServiceRules.TokenRejected,
            403 => ServiceRules.MissingPermission,
            404 => ServiceRules.NotFound,
            413 => ServiceRules.TooLarge,
            415 => ServiceRules.MediaType,
            429 => ServiceRules.Throttled,
            _ => AnswerProof.OfRefusal(answer) ? ServiceRules.Refused : ServiceRules.UnclearAnswer,
        };
        return new Diagnostic(rule, $"{StatusWords(answer)}: {rule.Message}{Named(answer)}{Words(answer)}")
        {
            // The guide: 403 'Insufficient permissions' means that the client lacks its one writing scope.
            Help = answer.Status == 403 && request.Contract == Contract.Guide
                ? "In the admin portal, Platform > Security > OAuth, tick the scope conversation:call:write " +
                    "on the client, then get a new token."
                : rule.Fix,
        };
    }

    private static ImmutableArray<Diagnostic> ParticipantFaults(ApiResponse answer)
    {
        var about = answer.Errors.Where(error => Participant().IsMatch(error)).ToList();
        if (about.Count == 0)
        {
            return [];
        }

        // 'participants' alone is the guide's flag for the kind of fault; the entries after it say which and why.
        var telling = about.Exists(error => error != "participants")
            ? about.Where(error => error != "participants")
            : about;
        return
        [
            .. telling.Select(error => new Diagnostic(ServiceRules.ParticipantRefused, error == "participants"
                ? "The service refused the participants, and did not say which or why."
                : $"The service refused an address: {error}.")
            {
                Path = Participant().Match(error).Groups["index"] is { Success: true } index
                    ? $"destinations[{index.Value}]"
                    : "destinations",
            }),
            .. answer.Errors.Except(about)
                .Select(error => new Diagnostic(ServiceRules.ValueRefused, $"The service refused a value: {error}.")),
        ];
    }

    private static string? Permission(Rule rule, ApiResponse answer)
    {
        if (rule != ServiceRules.MissingPermission && rule != ServiceRules.MissingScope)
        {
            return null;
        }

        var names = Bracketed().Match(answer.Message ?? "") is { Success: true } match
            ? match.Groups["names"].Value
            : null;
        return names is null ? null
            : rule == ServiceRules.MissingScope
                ? $"Tick the scope {names} on the OAuth client, then sign in again."
                : $"Have an administrator add {Named(names, answer)} to a role that the caller has, " +
                    "then get a new token.";

        // missing.any.permissions, and its text "at least one of": one of them suffices.
        static string Named(string names, ApiResponse answer)
        {
            var isAny = answer.Code?.StartsWith("missing.any.", StringComparison.Ordinal) ??
                answer.Message!.Contains("at least one of", StringComparison.Ordinal);
            return !names.Contains(',', StringComparison.Ordinal) ? $"the permission {names}"
                : isAny ? $"one of the permissions {names} (one suffices)"
                : $"the permissions {names} (all of them)";
        }
    }

    private static string Pause(TimeSpan pause) => pause >= ApiResponse.LongestRetryAfter
        ? "a year or more"
        : string.Create(CultureInfo.InvariantCulture, $"{pause.TotalSeconds:0} s");

    private static string Named(ApiResponse answer)
    {
        var fields = answer.Details
            .Select(detail => detail.FieldName)
            .Where(name => !string.IsNullOrEmpty(name))
            .Distinct()
            .ToList();
        return fields.Count == 0 ? "" : $" It names {string.Join(", ", fields)}.";
    }

    private static string Words(ApiResponse answer) =>
        answer.Message is { Length: > 0 } message ? $" It said: {message}"
        : answer.Errors.IsEmpty ? ""
        : $" It said: {string.Join("; ", answer.Errors)}";

    private static string StatusWords(ApiResponse answer) =>
        answer.Code is { Length: > 0 } code ? $"Status {answer.Status}, code {code}" : $"Status {answer.Status}";

    [GeneratedRegex(@"\Aparticipants(?:\[(?<index>[0-9]{1,4})\]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Participant();

    [GeneratedRegex(@"\[(?<names>[^\]]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
