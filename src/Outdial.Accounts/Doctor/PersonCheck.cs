using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Accounts;

/// <summary>Whose token it is, for which user calls are placed, and whether that user has a station.</summary>
internal static class PersonCheck
{
    private const string Me = "/api/v2/users/me?expand=station,authorization";

    internal static async Task<PersonFacts> RunAsync(
        AccountUnderTest patient, DoctorPurposes purposes, CancellationToken cancellationToken)
    {
        var me = await patient.AskAsync(Me, cancellationToken).ConfigureAwait(false);
        var isClient = me.Answer is { Status: 400, Code: "not.a.user" };
        var steps = ImmutableArray.CreateBuilder<DoctorStep>();
        steps.Add(isClient
            ? DoctorStep.Ok("identity", "The token is the OAuth client's own.")
            : me.IsSuccess && me.Json is { } person
                ? DoctorStep.Ok(
                    "identity",
                    $"The token is that of {JsonFields.Text(person, "name")} ({JsonFields.Text(person, "email")}).")
                : AccountUnderTest.NotTold("identity", me));
        var calls = purposes.HasFlag(DoctorPurposes.Call);
        if (calls && isClient && patient.Settings.User is null)
        {
            steps.Add(DoctorStep.Of(
                "user",
                new Diagnostic(
                    CallRules.PlatformNeedsUser,
                    "Calls need a person, and the client's own token is none: they would be refused with not.a.user."),
                DoctorState.Failure));
        }
        else if (calls)
        {
            var id = patient.Settings.User?.ToString("D")
                ?? (me.Json is { } self ? JsonFields.Text(self, "id") : null);
            if (patient.Settings.User is null && me.Json is { } own && own.TryGetProperty("station", out var station))
            {
                steps.Add(Station(station)); // one's own needs no permission
            }
            else if (id is not null)
            {
                steps.Add(await StationAsync(patient, id, cancellationToken).ConfigureAwait(false));
            }
        }

        return new PersonFacts(!isClient, PersonFacts.PermissionsOf(me.Json), steps.ToImmutable());
    }

    private static async Task<DoctorStep> StationAsync(
        AccountUnderTest patient, string user, CancellationToken cancellationToken)
    {
        var answer = await patient.AskAsync(
            $"/api/v2/users/{Uri.EscapeDataString(user)}/station", cancellationToken).ConfigureAwait(false);
        if (answer.Answer is { Status: 404 })
        {
            return DoctorStep.Of("station", new Diagnostic(
                ServiceRules.NotFound, "The organisation has no user with the id to call for.")
            {
                Path = "OutdialOptions.UserId",
            });
        }

        if (answer.Answer is { Status: 403 })
        {
            return new DoctorStep(
                "station",
                DoctorState.NotChecked,
                "The account may not see it (permission telephony:otherStationAssociation:view, scope users).");
        }

        if (!answer.IsSuccess || answer.Json is not { } stations)
        {
            return AccountUnderTest.NotTold("station", answer);
        }

        return Station(stations);
    }

    private static DoctorStep Station(JsonElement stations) =>
        stations.ValueKind == JsonValueKind.Object && stations.TryGetProperty("effectiveStation", out var station)
            ? DoctorStep.Ok(
                "station",
                $"{JsonFields.Text(station, "name") ?? "One"} is in use. Whether it is live, the service does not " +
                "tell: one that is not rings nowhere, and the call ends after 60 s.")
            : DoctorStep.Of("station", new Diagnostic(ServiceRules.NoStation));
}
