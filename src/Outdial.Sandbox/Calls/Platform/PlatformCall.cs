using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads the published CreateCallRequest, and refuses only what the sources prove to be refused.</summary>
/// <remarks>
/// The number is not looked at: no code is published for a malformed one, and on a real organisation strings that can
/// not be dialled were accepted, the leg failing later. Neither are ids: whether a queue, user, contact or conversation
/// exists is not known here. Routing data without a queue to call is accepted: that it is refused is nowhere said.
/// </remarks>
internal static class PlatformCall
{
    /// <summary>
    /// What can be called. Which fields count is not published; this is the plain reading of the field list.
    /// callFromQueueId is not among them: it says on whose behalf, and was seen together with phoneNumber.
    /// </summary>
    private static readonly ImmutableArray<string> Destinations =
        ["phoneNumber", "callUserId", "callQueueId", "participants", "conversationIds"];

    public static Answer? Read(JsonElement body, string userId, out CallPlan plan)
    {
        plan = CallPlan.Nothing;
        if (CreateCallRequest.Type.Check(body) is var (value, type))
            return PlatformErrors.InvalidValue(
                Shown(value), type.Name, type.Allowed, $"A value is not {type.Allowed}: {Shown(value)}");

        var supplied = Destinations.Where(name => IsSupplied(body, name)).ToList();
        if (supplied.Count == 0)
            return PlatformErrors.NoDestination($"None of {string.Join(", ", Destinations)} is there.");
        if (supplied.Count > 1)
            return PlatformErrors.TooManyDestinations($"There is more than one: {string.Join(", ", supplied)}.");

        plan = new CallPlan([CallerLeg(body, userId)], [.. Phones(body)]);
        return null;
    }

    // null, "" and [] name nobody; that they count as absent is the emulator's own reading.
    private static bool IsSupplied(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 },
            JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => false,
        };

    // Half a megabyte of value would be three times that in the answer.
    private static string Shown(JsonElement value)
    {
        const int longest = 200;
        var text = value.GetRawText();
        return text.Length <= longest ? text : $"{text.AsSpan(0, longest)}…";
    }

    /// <remarks>
    /// As recorded on a real organisation: the caller's own leg comes first, as an agent's if the call is on behalf of
    /// a queue; the far leg does not exist until the caller's station is answered.
    /// </remarks>
    private static Leg CallerLeg(JsonElement body, string userId)
    {
        var queueId = Text(body, "callFromQueueId");
        return new Leg
        {
            Purpose = queueId is null ? "user" : "agent",
            State = "contacting",
            UserId = userId,
            QueueId = queueId,
        };
    }

    private static IEnumerable<string> Phones(JsonElement body)
    {
        if (Text(body, "phoneNumber") is { } number)
            yield return number;
        if (!body.TryGetProperty("participants", out var participants) || participants.ValueKind is JsonValueKind.Null)
            yield break;
        foreach (var participant in participants.EnumerateArray())
            if (participant.ValueKind is JsonValueKind.Object && Text(participant, "address") is { } address)
                yield return address;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
