using System.Text.Json;

namespace Outdial;

/// <summary>Looks whether a user can place a call: whether there is a station, and whether the user is in a
/// call.</summary>
/// <remarks>That the service shows active calls of the token's user only, and what a station looks like, is from the
/// published API. What is not told stands against no call: the service refuses it then.</remarks>
internal sealed class CallerReader(ServiceReader reader)
{
    private const string Me = "/api/v2/users/me?expand=station";

    internal async Task<CallerState> ReadAsync(Guid? user, CancellationToken cancellationToken)
    {
        var me = reader.SpeaksForUser && await ShownAsync(Me, cancellationToken).ConfigureAwait(false) is { } self
            ? self
            : (JsonElement?)null;
        var own = me is { } person && ResourceId.TryParse(JsonFields.Text(person, "id"), out var id) ? id : (Guid?)null;
        var isSelf = user is null || user == own;
        JsonElement? stations = me is { } mine && mine.TryGetProperty("station", out var station) ? station : null;
        if (!isSelf)
        {
            var reading = await reader.GetAsync($"/api/v2/users/{user:D}/station", cancellationToken)
                .ConfigureAwait(false);
            if (reading is ServiceReading.Failed { Answer.Status: 404 })
            {
                return new CallerState
                {
                    UserId = user,
                    IsUnknown = true,
                    Unavailable = new Diagnostic(
                        CallListRules.CallerUnavailable, $"The service knows no user {Name(user)}."),
                };
            }

            stations = (reading as ServiceReading.Shown)?.Json;
        }

        var calls = isSelf && me is not null
            ? await ShownAsync(WireRequest.CallsPath, cancellationToken).ConfigureAwait(false)
            : null;
        return Judge(user ?? own, stations, calls);
    }

    private static CallerState Judge(Guid? user, JsonElement? stations, JsonElement? calls)
    {
        var hasStation = stations is { ValueKind: JsonValueKind.Object } shown
            ? shown.TryGetProperty("effectiveStation", out _)
            : (bool?)null;
        var active = calls is { } listed
            ? JsonFields.Items(listed, "entities").Where(IsActive).Select(call => JsonFields.Text(call, "id"))
                .FirstOrDefault(id => id is not null)
            : null;
        return new CallerState
        {
            UserId = user,
            HasStation = hasStation,
            ActiveConversation = active,
            SawCalls = calls is not null,
            Unavailable = hasStation == false
                ? new Diagnostic(CallListRules.CallerUnavailable, $"The caller {Name(user)} has no station.")
                : active is not null
                    ? new Diagnostic(
                        CallListRules.CallerUnavailable, $"The caller {Name(user)} is in the call {active}.")
                    : null,
        };
    }

    // A call in which the user has hung up goes on without the user.
    private static bool IsActive(JsonElement call) => LegReader.Flat(call) is var legs &&
        (legs.FirstOrDefault(leg => leg.IsOwn) is { } own ? !own.IsOver : legs.Any(leg => !leg.IsOver));

    private static string Name(Guid? user) => user is { } id ? $"{id:D}" : "whose token it is";

    private async Task<JsonElement?> ShownAsync(string path, CancellationToken cancellationToken) =>
        await reader.GetAsync(path, cancellationToken).ConfigureAwait(false) is ServiceReading.Shown { Json: var json }
            ? json
            : null;
}
