using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Outdial.Accounts;

/// <summary>The scopes and permissions that the purposes need, one by one.</summary>
internal static class RightsCheck
{
    // The guide's; the published API has a list of scopes, and they are not in it.
    private static readonly string[] Invented = ["conversation:call:view", "conversation:call:write", "user:read"];

    /// <summary>Looks at each right.</summary>
    /// <param name="patient">The account.</param>
    /// <param name="purposes">What it is to be good for.</param>
    /// <param name="person">Whose token it is. Scopes do not limit a client's own.</param>
    /// <param name="tokenInfo">What the service reports about the token; null if nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async IAsyncEnumerable<DoctorStep> RunAsync(
        AccountUnderTest patient,
        DoctorPurposes purposes,
        PersonFacts person,
        JsonElement? tokenInfo,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var needs = AccountNeed.For(purposes, patient.Settings.User is not null).ToList();
        if (person.SpeaksForUser && tokenInfo is { } info &&
            JsonFields.Items(info, "authorizedScope") is var items && items.Any())
        {
            ImmutableArray<string> scopes = [.. items.Select(JsonFields.Text).OfType<string>()];
            foreach (var step in Scopes(scopes, needs))
            {
                yield return step;
            }
        }

        foreach (var need in needs.Where(need => need.AnyPermission.Length > 0 || need.Probe is not null))
        {
            yield return await PermissionAsync(patient, need, person.Permissions, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static IEnumerable<DoctorStep> Scopes(ImmutableArray<string> scopes, List<AccountNeed> needs)
    {
        foreach (var scope in needs.Select(need => need.Scope).Distinct())
        {
            var subject = $"scope {scope}";
            yield return scopes.Contains("*") || scopes.Contains(scope)
                ? DoctorStep.Ok(subject, "The token has it.")
                : DoctorStep.Of(
                    subject,
                    new Diagnostic(ServiceRules.MissingScope, $"The token lacks the scope {scope}.")
                    {
                        Help = $"An administrator ticks {scope} on the OAuth client in the admin portal; then sign " +
                            "in again (SignInRequest.Create).",
                    },
                    StateFor(needs.First(need => need.Scope == scope)));
        }

        foreach (var scope in scopes.Intersect(Invented))
        {
            yield return DoctorStep.Of($"scope {scope}", new Diagnostic(
                ConfigurationRules.InventedScope,
                $"The published API has no scope {scope}; the guide's contract has."));
        }
    }

    private static async Task<DoctorStep> PermissionAsync(
        AccountUnderTest patient,
        AccountNeed need,
        ImmutableArray<string>? permissions,
        CancellationToken cancellationToken)
    {
        var names = string.Join(" or ", need.AnyPermission);
        var subject = names.Length > 0 ? $"permission {names}" : need.Probe!;
        if (need.Probe is not { } path)
        {
            return permissions is not { } listed
                ? new DoctorStep(
                    subject,
                    DoctorState.NotChecked,
                    "Needed, and it cannot be verified without placing or changing a call: a role of the person, " +
                    "or of the OAuth client for its own tokens, must have it (admin portal, roles).")
                : listed.Any(one => need.AnyPermission.Any(needed => PersonFacts.Grants(one, needed)))
                    ? DoctorStep.Ok(subject, "A role of the person has it.")
                    : Lacks(subject, names, need);
        }

        var answer = await patient.AskAsync(path, need.Body, cancellationToken).ConfigureAwait(false);
        return answer switch
        {
            { IsSuccess: true } => DoctorStep.Ok(subject, "The service lets the account in."),
            { Answer: { Status: 403, Code: "app.not.authorized.for.scope" } } => new DoctorStep(
                subject, DoctorState.NotChecked, $"It is not asked for without the scope {need.Scope}."),
            { Answer.Status: 403 } => Lacks(subject, names, need),
            _ => AccountUnderTest.NotTold(subject, answer),
        };
    }

    private static DoctorStep Lacks(string subject, string names, AccountNeed need) => DoctorStep.Of(
        subject,
        new Diagnostic(ServiceRules.MissingPermission, $"The account lacks the permission {names}.")
        {
            Help = $"An administrator adds {(need.AnyPermission.Length > 1 ? "one of them" : "it")} to a role of the " +
                "person, or of the OAuth client for its own tokens (admin portal, roles); then get a new token: " +
                "SignOut.RunAsync, SignInRequest.Create.",
        },
        StateFor(need));

    // Without placing calls the rest is of no use; without the rest calls are placed.
    private static DoctorState StateFor(AccountNeed need) =>
        need.Purpose == DoctorPurposes.Call ? DoctorState.Failure : DoctorState.Warning;
}
