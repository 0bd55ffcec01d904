using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads the guide's <c>participants</c>.</summary>
internal static class GuideParticipants
{
    private const string Name = "participants";

    /// <summary>Reads the addresses, and adds every error to <paramref name="errors"/>, in order.</summary>
    /// <remarks>That an empty list is refused is the sandbox's own reading.</remarks>
    public static List<GuideAddress> Read(JsonElement body, List<string> errors)
    {
        if (!GuideJson.IsGiven(body, Name, out var participants))
            errors.Add($"{Name} is missing");
        else if (participants.ValueKind is not JsonValueKind.Array)
            errors.Add($"{Name} is malformed");
        else if (participants.GetArrayLength() == 0)
            errors.Add($"{Name} is empty");
        else
            return ReadEach(participants, errors);
        return [];
    }

    private static List<GuideAddress> ReadEach(JsonElement participants, List<string> errors)
    {
        var addresses = new List<GuideAddress>();
        foreach (var (index, participant) in participants.EnumerateArray().Index())
            if (ReadOne(participant, $"{Name}[{index}]", errors) is { } address)
                addresses.Add(address);
        return addresses;
    }

    private static GuideAddress? ReadOne(JsonElement participant, string path, List<string> errors)
    {
        if (participant.ValueKind is not JsonValueKind.Object)
        {
            errors.Add($"{path} is malformed");
            return null;
        }
        // 'usually external', says the guide, so it may be another word, or absent; but an address's type there is the
        // nesting that it lists among the causes of a 400.
        GuideJson.OptionalText(participant, "type", path, errors);
        if (GuideJson.IsGiven(participant, "type", out var type) && type.ValueKind is JsonValueKind.String &&
            type.GetString()!.ToLowerInvariant() is "phone" or "user" or "group" or "email")
            errors.Add($"{path}.type is malformed: it is the address's");
        if (GuideJson.IsGiven(participant, "participantAddress", out var address))
            return GuideAddress.Read(address, $"{path}.participantAddress", errors);
        errors.Add($"{path}.participantAddress is missing");
        return null;
    }
}
