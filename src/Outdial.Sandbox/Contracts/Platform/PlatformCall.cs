using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads the published CreateCallRequest, and refuses only what the sources show to be refused.</summary>
/// <remarks>
/// Numbers are not validated: no error code is published for a malformed one, and a real organisation accepted text
/// that cannot be dialled, after which the leg failed. Ids are not validated either. Routing data without a queue to
/// call is accepted: no source says that it is refused.
/// </remarks>
internal static class PlatformCall
{
    private const string Language = ";language=en-US";

    /// <summary>
    /// The fields that name a destination. Which ones count is not published; this is a reading of the field list.
    /// callFromQueueId is not one of them: it names the queue that the call is placed for, and was recorded together
    /// with phoneNumber.
    /// </summary>
    private static readonly ImmutableArray<string> Destinations =
        ["phoneNumber", "callUserId", "callQueueId", "participants", "conversationIds"];

    public static ApiResponse? Read(JsonElement body, string userId, out CallPlan plan)
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

        plan = new CallPlan
        {
            CallerId = userId,
            FromQueueId = Text(body, "callFromQueueId"),
            Destinations = [.. DestinationsOf(body)],
            Attributes = AttributesOf(body),
            ExternalContactId = Text(body, "externalContactId"),
            UuiData = Text(body, "uuiData"),
        };
        return null;
    }

    // null, "" and [] count as absent: the sandbox's own reading.
    private static bool IsSupplied(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 },
            JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => false,
        };

    // A value of half a megabyte would be three times as long in the response.
    private static string Shown(JsonElement value)
    {
        const int longest = 200;
        var text = value.GetRawText();
        return text.Length <= longest ? text : $"{text.AsSpan(0, longest)}…";
    }

    /// <remarks>
    /// Calls that are merged (conversationIds) bring no new party. A queue's leg has purpose acd, as recorded.
    /// </remarks>
    private static IEnumerable<Destination> DestinationsOf(JsonElement body)
    {
        // With a queue to call from, the far end is that queue's customer (recorded on a real organisation).
        var purpose = Text(body, "callFromQueueId") is null ? "external" : "customer";
        if (Text(body, "phoneNumber") is { } number)
            yield return Phone(number, purpose);
        if (Text(body, "callUserId") is { } userId)
            yield return new Destination { Purpose = "user", UserId = userId };
        if (Text(body, "callQueueId") is { } queueId)
            yield return Queue(queueId);
        if (!body.TryGetProperty("participants", out var participants) || participants.ValueKind is JsonValueKind.Null)
            yield break;
        foreach (var participant in participants.EnumerateArray())
            if (participant.ValueKind is JsonValueKind.Object)
                yield return PartyOf(participant, purpose);
    }

    private static Destination PartyOf(JsonElement participant, string purpose) =>
        Text(participant, "address") is { } address ? Phone(address, purpose)
        : Text(participant, "userId") is { } userId ? new Destination { Purpose = "user", UserId = userId }
        : Text(participant, "queueId") is { } queueId ? Queue(queueId)
        : new Destination { Purpose = "acd" };

    // As recorded: sip:<queueId>@127.0.0.1;language=en-US;user=acd.
    private static Destination Queue(string queueId) => new()
    {
        Purpose = "acd",
        QueueId = queueId,
        Address = $"sip:{queueId}@127.0.0.1{Language};user=acd",
    };

    private static Destination Phone(string dialled, string purpose) => new()
    {
        Purpose = purpose,
        Dialled = dialled,
        Address = Stored(dialled),
    };

    /// <remarks>
    /// +13175550123 is stored as tel:+13175550123 (official help, E.164 overview); what has a scheme keeps it. To SIP
    /// addresses, which may be dialled without a scheme, the service appends parameters (recorded).
    /// </remarks>
    private static string Stored(string dialled) =>
        dialled.StartsWith("sip", StringComparison.OrdinalIgnoreCase) && dialled.Contains(':', StringComparison.Ordinal)
            ? dialled + Language
        : dialled.Contains('@', StringComparison.Ordinal) ? $"sip:{dialled}{Language}"
        : dialled.Contains(':', StringComparison.Ordinal) ? dialled
        : $"tel:{dialled}";

    private static ImmutableDictionary<string, string> AttributesOf(JsonElement body) =>
        body.TryGetProperty("attributes", out var attributes) && attributes.ValueKind is JsonValueKind.Object
            ? attributes.EnumerateObject().Aggregate(ImmutableDictionary<string, string>.Empty,
                (all, member) => all.SetItem(member.Name, member.Value.GetString() ?? ""))
            : ImmutableDictionary<string, string>.Empty;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
